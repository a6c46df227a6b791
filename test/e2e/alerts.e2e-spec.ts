import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Metrics } from '#platform/metrics/metrics.js';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: { readonly severity: string };
  readonly annotations: Readonly<Record<string, string>>;
}
interface Rules {
  readonly groups: readonly { readonly name: string; readonly rules: readonly Rule[] }[];
}

const file = fileURLToPath(new URL('../../deploy/prometheus-alerts.yml', import.meta.url));
/** A part of @nestjs/swagger, which reads and writes YAML with it. */
const yaml = createRequire(createRequire(import.meta.url).resolve('@nestjs/swagger'))(
  'js-yaml',
) as { load(text: string): unknown };
const rules = (yaml.load(readFileSync(file, 'utf8')) as Rules).groups.flatMap(
  ({ rules: of }) => of,
);

/** Names under which a figure appears on the page. */
function namesOf(): ReadonlySet<string> {
  const metrics = new Metrics().registry.getMetricsAsArray() as unknown as {
    readonly name: string;
    readonly type: string;
  }[];
  return new Set(
    metrics.flatMap(({ name, type }) =>
      type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
    ),
  );
}

it('the alert rules name only figures that there are', () => {
  const named = rules.flatMap(({ expr }) => expr.match(/guildmark_[a-z_]+/g) ?? []);
  expect(named.length).toBeGreaterThan(20);
  const known = namesOf();
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});

it('every figure that can go wrong has a rule', () => {
  const text = rules.map(({ expr }) => expr).join('\n');
  const silent = [...namesOf()].filter((name) => !text.includes(name));
  // the length of an outbox is judged by its age; a histogram by its buckets
  expect(silent).toEqual([
    'guildmark_http_request_seconds_sum',
    'guildmark_http_request_seconds_count',
    'guildmark_outbox_rows',
  ]);
});

it('every alert has a name of its own, says how grave it is and what it means', () => {
  expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
  for (const rule of rules) {
    expect(rule.alert).toMatch(/^[A-Z][A-Za-z]+$/);
    expect(['warn', 'page']).toContain(rule.labels.severity);
    expect(rule.annotations.summary).toMatch(/\.$/);
    expect(rule.for ?? '0m').toMatch(/^\d+[mh]$/);
    // an open bracket is a rule that Prometheus does not load
    for (const [open, close] of ['()', '{}', '[]'])
      expect(rule.expr.split(open!).length).toBe(rule.expr.split(close!).length);
  }
});
