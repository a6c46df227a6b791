import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Parser as AsyncApiParser } from '@asyncapi/parser';
import { eventVersion } from '#domain/event-schemas/event-versions.js';
import { schemas } from '#domain/generated/schemas.js';
import { asyncApiDocument, asyncApiYaml } from '#federation/asyncapi-document.js';
import { PUBLIC_EVENTS } from '#federation/public-events.js';
import { SEGMENT_CONTENT_TYPE } from '#federation/segment.js';
import { type Plain, toYaml } from '#federation/to-yaml.js';
import { topicSpecs } from '#federation/topics.js';

// CommonJS: jest cannot load it as a module.
const { Parser } = createRequire(import.meta.url)('@asyncapi/parser') as {
  Parser: typeof AsyncApiParser;
};
const parser = new Parser();
const ERROR = 0;

async function faultsOf(text: string): Promise<readonly string[]> {
  const { document, diagnostics } = await parser.parse(text);
  const errors = diagnostics.filter(({ severity }) => (severity as number) === ERROR);
  expect(document === undefined).toBe(errors.length > 0);
  return errors.map(({ code, path }) => `${String(code)} ${path.join('/')}`);
}
async function parsed() {
  const { document } = await parser.parse(asyncApiYaml());
  if (!document) throw new Error('the document is not AsyncAPI');
  return document;
}

it('is what the repository holds', () => {
  const held = readFileSync(new URL('../../asyncapi.yaml', import.meta.url), 'utf8');
  expect(asyncApiYaml()).toBe(held);
});

it('is AsyncAPI 3.0 by the parser of AsyncAPI, and says the same in YAML as in JSON', async () => {
  expect(await faultsOf(asyncApiYaml())).toEqual([]);
  expect((await parsed()).version()).toBe('3.0.0');
  const [yaml, json] = await Promise.all(
    [asyncApiYaml(), JSON.stringify(asyncApiDocument())].map(async (text) =>
      JSON.stringify((await parser.parse(text)).document?.json()),
    ),
  );
  expect(yaml).toBe(json);
});

interface Broken {
  asyncapi: string;
  info?: unknown;
  channels: Record<string, Record<string, unknown>>;
  operations: Record<string, Record<string, unknown>>;
  components: {
    messages: Record<string, Record<string, unknown>>;
    schemas: Record<string, object>;
  };
}
it.each<[string, (document: Broken) => unknown]>([
  ['another version', (d) => (d.asyncapi = '4.0.0')],
  ['no information', (d) => delete d.info],
  ['a channel that no operation finds', (d) => delete d.channels.hubSegments],
  ['an action that is none', (d) => (d.operations.hubSendsSegments!.action = 'publish')],
  ['a message that is not there', (d) => delete d.components.messages.Segment],
  ['a schema that is not there', (d) => delete d.components.schemas.LedgerSegment],
  ['a schema that is none', (d) => (d.components.schemas.BodyErased = { type: 'text' })],
  ['a member that nobody knows', (d) => (d.channels.hubSegments!.topic = 'x')],
])('a document with %s is refused', async (_what, change) => {
  const document = structuredClone(asyncApiDocument()) as unknown as Broken;
  change(document);
  expect(await faultsOf(toYaml(document as unknown as { [name: string]: Plain }))).not.toEqual([]);
});

it('has a channel for each topic, as the table of topics makes it', async () => {
  const channels = (await parsed()).channels().all();
  const said = channels.map((channel) => {
    const kafka = channel.bindings().get('kafka')?.value<Record<string, unknown>>();
    const { 'retention.ms': retentionMs } = kafka?.topicConfiguration as Record<string, unknown>;
    return {
      name: channel.address(),
      topic: kafka?.topic,
      partitions: kafka?.partitions,
      replicas: kafka?.replicas,
      minInSyncReplicas: channel.extensions().get('x-min-in-sync-replicas')?.value<number>(),
      retentionMs,
    };
  });
  expect(said).toEqual(topicSpecs('production').map((spec) => ({ ...spec, topic: spec.name })));
});

it('says which app sends and which receives, and in which group', async () => {
  const operations = (await parsed()).operations().all();
  const said = operations.map((operation) => {
    const kafka = operation.bindings().get('kafka')?.value<{ groupId?: Record<string, string> }>();
    const group = kafka?.groupId;
    return [
      operation.extensions().get('x-app')?.value<string>(),
      operation.action(),
      operation.channels().all()[0]?.address(),
      group?.const ?? group?.pattern,
    ];
  });
  const [hubs, registry] = ['guildmark.hub.segments.v1', 'guildmark.registry.segments.v1'];
  expect(said).toEqual([
    ['hub', 'send', hubs, undefined],
    ['registry', 'receive', hubs, 'guildmark.registry.mirror'],
    ['registry', 'send', registry, undefined],
    ['hub', 'receive', registry, '^guildmark\\.hub\\.[a-z0-9-]+\\.follow$'],
    ['registry', 'send', 'guildmark.registry.mirror.dlq', undefined],
  ]);
});

it('describes the segment: key, headers, closed payload without traceparent', async () => {
  const channel = (await parsed()).channels().get('hubSegments');
  const segment = channel?.messages().all()[0];
  expect(segment?.contentType()).toBe(SEGMENT_CONTENT_TYPE);
  expect(segment?.bindings().get('kafka')?.value<object>()).toMatchObject({
    key: { type: 'string', maxLength: 300 },
  });
  const headers = segment?.headers()?.properties() ?? {};
  expect(Object.keys(headers)).toEqual(['content-type', 'traceparent']);
  expect(headers['content-type']?.const()).toBe(SEGMENT_CONTENT_TYPE);
  const payload = segment?.payload();
  const { required } = schemas['events/segment/1.0'] as { required?: readonly string[] };
  expect(Object.keys(payload?.properties() ?? {})).toEqual(required);
  expect(payload?.additionalProperties()).toBe(false);
});

it('has every event as a component, with its type and who writes it', async () => {
  const components = (await parsed()).components().schemas();
  for (const [name, { title, $id }] of Object.entries(schemas)) {
    if (!name.startsWith('events/')) continue;
    const said = components.get(String(title))?.extensions();
    expect([name, said?.get('x-schema')?.value<string>()]).toEqual([name, $id]);
    const version = eventVersion(name);
    const noun = version?.noun as keyof typeof PUBLIC_EVENTS | undefined;
    expect([name, said?.get('x-direction')?.value<string[]>()]).toEqual([
      name,
      noun && PUBLIC_EVENTS[noun],
    ]);
    expect([name, said?.get('x-type')?.value<string>()]).toEqual([
      name,
      version && `eu.guildmark.${version.noun}.v${String(version.major)}`,
    ]);
  }
});
