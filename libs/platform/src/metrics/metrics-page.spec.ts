import { Logger } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Metrics, take } from './metrics.js';
import { MetricsPage } from './metrics-page.js';

Logger.overrideLogger(false);

const page = (metrics: Metrics, sources: ConstructorParameters<typeof MetricsPage>[1]) =>
  new MetricsPage(metrics, sources, new Clock()).text();
/** Lines of one figure, without what explains it. */
const lines = (text: string, name: string) =>
  text.split('\n').filter((line) => line.startsWith(name));

it('goes on without a source that fails: its figures are absent, and it is counted', async () => {
  const metrics = new Metrics();
  metrics.outboxRows.set(7);
  const text = await page(metrics, [
    {
      name: 'outbox',
      read: () => Promise.reject(new Error('away')),
      forget: () => {
        metrics.outboxRows.remove();
      },
    },
    {
      name: 'queue',
      read: () => {
        metrics.queueEntries.set(3);
        return Promise.resolve();
      },
      forget: () => undefined,
    },
  ]);
  expect(lines(text, 'guildmark_outbox_rows')).toEqual([]);
  expect(lines(text, 'guildmark_ledger_queue_entries')).toEqual([
    'guildmark_ledger_queue_entries 3',
  ]);
  expect(lines(text, 'guildmark_collector_errors_total')).toEqual([
    'guildmark_collector_errors_total{collector="outbox"} 1',
  ]);
});

it('gives one page to all who ask at the same time', async () => {
  const metrics = new Metrics();
  let read = 0;
  const made = new MetricsPage(
    metrics,
    [
      {
        name: 'queue',
        read: async () => {
          read++;
          await Promise.resolve();
        },
        forget: () => undefined,
      },
    ],
    new Clock(),
  );
  const pages = await Promise.all([made.text(), made.text(), made.text()]);
  expect([read, new Set(pages).size]).toEqual([1, 1]);
});

it('lets no name of a ledger out of its quotes', async () => {
  const metrics = new Metrics();
  const origin = 'x"} 1\nguildmark_bus_tampering_total 99\n\\';
  metrics.segmentAge.set({ origin }, 5);
  const text = await page(metrics, []);
  expect(lines(text, 'guildmark_origin_segment_age_seconds')).toEqual([
    'guildmark_origin_segment_age_seconds{origin="x\\"} 1\\nguildmark_bus_tampering_total 99\\n\\\\"} 5',
  ]);
  expect(lines(text, 'guildmark_bus_tampering_total')).toEqual(['guildmark_bus_tampering_total 0']);
});

it('shows 3,000 ledgers in lines of their own', async () => {
  const metrics = new Metrics();
  for (let i = 0; i < 3000; i++) metrics.segmentAge.set({ origin: `hub-${i}.example/ledger` }, i);
  const text = await page(metrics, []);
  expect(lines(text, 'guildmark_origin_segment_age_seconds{')).toHaveLength(3000);
  expect(text.length).toBeLessThan(1_000_000);
});

it('names every figure after us, once, and says what it means', async () => {
  const metrics = new Metrics();
  const all = metrics.registry.getMetricsAsArray();
  expect(all.length).toBeGreaterThan(20);
  for (const { name, help } of all as unknown as { name: string; help: string }[]) {
    expect(name).toMatch(/^guildmark_[a-z_]+$/);
    expect(help).toMatch(/\.$/);
  }
  // two apps in one process keep their figures apart
  new Metrics().countRequest({ method: 'GET', route: '/health/live', status: 200 }, 0.001);
  expect(await page(metrics, [])).not.toContain('/health/live');
});

it('takes over a count that is kept elsewhere, and does not add it up', async () => {
  const metrics = new Metrics();
  take(metrics.rebalances, [[{}, 4]]);
  take(metrics.rebalances, [[{}, 5]]);
  expect(lines(await page(metrics, []), 'guildmark_rebalances_total')).toEqual([
    'guildmark_rebalances_total 5',
  ]);
});
