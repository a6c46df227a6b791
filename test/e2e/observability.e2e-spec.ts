import 'reflect-metadata';
import { DataSource } from 'typeorm';
import type { Health } from '#domain/generated/schemas.js';
import { LedgerState } from '#platform/ledger/ledger-state.js';
import { sparePorts } from '../../tools/spare-ports.js';
import { type Captured, captureOutput } from '../support/captured-output.js';
import { offeredClaim, type Workshop, workshop } from '../support/certified.js';
import { type Cluster, eventually, setup } from '../support/cluster.js';
import { databaseKinds, type FreshDatabase } from '../support/databases.js';
import { accept } from '../support/hub-requests.js';
import { type LogLine, logLines } from '../support/log-lines.js';
import { requirement } from '../support/requirements.js';

const GIVEN = { trace: '4bf92f3577b34da6a3ce929d0e0e4736', parent: '00f067aa0ba902b7' };
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;

let cluster: Cluster;
let shop: Workshop;
let output: Captured;
let metricsUrl: { readonly hub: string; readonly registry: string };

beforeAll(async () => {
  output = captureOutput();
  const [hub, registry] = await sparePorts(2);
  metricsUrl = {
    hub: `http://127.0.0.1:${String(hub)}/metrics`,
    registry: `http://127.0.0.1:${String(registry)}/metrics`,
  };
  cluster = await setup({
    env: {
      HUB_METRICS_PORT: String(hub),
      REGISTRY_METRICS_PORT: String(registry),
      HUB_LOG_LEVEL: 'debug',
      REGISTRY_LOG_LEVEL: 'debug',
    },
  });
  shop = await workshop(cluster);
});
afterAll(async () => {
  output.stop();
  await cluster.close();
});

const lineOf = (wanted: (line: LogLine) => boolean) =>
  eventually(() => Promise.resolve(logLines(output.text()).find(wanted)));
const page = async (name: 'hub' | 'registry') => (await fetch(metricsUrl[name])).text();

/** The headers of all segments of the hub that name a trace. */
async function tracesOnTheBus(): Promise<readonly string[]> {
  const rows = await cluster.hub.app
    .get(DataSource)
    .query<{ headers: string }[]>(
      "SELECT headers FROM bus.bus_record WHERE topic = 'guildmark.hub.segments.v1'",
    );
  return rows.flatMap(({ headers }) => {
    const { traceparent } = JSON.parse(headers) as { traceparent?: string };
    return traceparent === undefined ? [] : [traceparent];
  });
}

it('follows one trace from the answer that issued a credential to the registry that took its leaf', async () => {
  const { id } = await offeredClaim(shop, 1);
  const issued = await accept(shop.candidate, id).expect(201);
  const header = String(issued.headers.traceresponse);
  expect(header).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  const traceId = header.slice(3, 35);

  const access = await lineOf((line) => line.message === 'request' && line.traceId === traceId);
  expect(access).toMatchObject({
    service: 'hub',
    origin: cluster.hub.config.origin,
    level: 'info',
    method: 'POST',
    route: '/api/v1/claims/:id/acceptance',
    status: 201,
    ms: expect.any(Number) as number,
    requestId: expect.any(String) as string,
  });

  const published = await lineOf(
    ({ message, traces }) => message === 'published' && (traces as string[]).includes(traceId),
  );
  expect(published).toMatchObject({ service: 'hub' });
  // Other requests may be in the same publication: then it goes on under the first of their names.
  expect([...(published.traces as string[])].sort()[0]).toBe(published.traceId);

  const applied = await lineOf(
    (line) =>
      line.message === 'segment applied' &&
      line.service === 'registry' &&
      line.traceId === published.traceId,
  );
  expect(applied).toMatchObject({
    origin: cluster.hub.config.origin,
    start: published.start,
    end: published.end,
  });
  const sent = (await tracesOnTheBus()).filter((text) => text.includes(String(published.traceId)));
  expect(sent).toEqual([`00-${String(published.traceId)}-${String(published.spanId)}-01`]);
  // what was queued is forgotten once it is published
  const left = cluster.hub.app.get(DataSource).query('SELECT * FROM hub.ledger_trace');
  expect(await left).toEqual([]);
});

it('goes on in the trace that a caller is in, and begins one for a header that is none', async () => {
  const { anyone } = cluster.hub;
  const ask = async (traceparent: string) =>
    String(
      (await anyone.get('/api/v1/hub').set('traceparent', traceparent).expect(200)).headers
        .traceresponse,
    );
  const known = await ask(`00-${GIVEN.trace}-${GIVEN.parent}-01`);
  expect(known).toContain(GIVEN.trace);
  expect(known).not.toContain(GIVEN.parent);
  expect(await ask(`00-${GIVEN.trace}-${'0'.repeat(16)}-01`)).not.toContain(GIVEN.trace);
});

it('writes no address, no query, no id and no sender of a request', async () => {
  const secret = 'ada.lovelace';
  const { anyone } = cluster.hub;
  await anyone.get(`/api/v1/hub?who=${secret}`).set('user-agent', secret);
  await anyone.get(`/${secret}`).expect(404);
  await anyone.get(`/api/v1/claims/${secret}`);
  await lineOf((line) => line.message === 'request' && line.route === 'unknown');
  const told = logLines(output.text()).filter(({ message }) => message === 'request');
  expect(told.length).toBeGreaterThan(20);
  for (const line of told) {
    expect(Object.keys(line).sort()).toEqual(
      'level logger message method ms origin requestId route service spanId status time traceId'.split(
        ' ',
      ),
    );
    expect(String(line.route)).not.toMatch(UUID);
  }
  expect(output.text()).not.toContain(secret);
  for (const name of ['hub', 'registry'] as const) {
    expect(await page(name)).not.toMatch(UUID);
    expect(await page(name)).not.toContain(secret);
  }
});

it('shows figures at an address of their own, and not where the public reaches', async () => {
  const registry = await eventually(async () => {
    const text = await page('registry');
    return (
      text.includes(
        `guildmark_origin_segment_age_seconds{origin="${cluster.hub.config.origin}"}`,
      ) && text
    );
  });
  expect(registry).toMatch(
    /^guildmark_bus_lag_segments\{group="guildmark\.registry\.mirror",partition="0"\} \d+$/m,
  );
  expect(registry).toMatch(/^guildmark_bus_reachable 1$/m);
  expect(registry).toMatch(/^guildmark_ledger_writable 1$/m);
  expect(registry).toMatch(/^guildmark_equivocations_total 0$/m);
  expect(registry).toMatch(/^guildmark_segments_verified_total [1-9]/m);
  const hub = await page('hub');
  expect(hub).toMatch(
    /^guildmark_http_requests_total\{method="POST",route="\/api\/v1\/standards",status="201"\} 1$/m,
  );
  expect(hub).toMatch(/^guildmark_outbox_rows \d+$/m);
  expect(hub).not.toContain('guildmark_collector_errors_total{');
  for (const { anyone } of [cluster.hub, cluster.registry])
    await anyone.get('/metrics').expect(404);
});

it('is ready with all its figures, and not when its ledger refuses', async () => {
  for (const { anyone, app } of [cluster.hub, cluster.registry]) {
    const well = await eventually(async () => {
      const answer = await anyone.get('/health/ready');
      const health = answer.body as Health;
      return health.status === 'ok' && health;
    });
    expect(well.parts).toMatchObject({ database: 'ok', bus: 'reachable', follower: 'following' });
    expect(well.federation).toMatchObject({
      lag: expect.any(Number) as number,
      outboxRows: expect.any(Number) as number,
      parkedOrigins: 0,
      viewSeconds: expect.any(Number) as number,
    });
    app.get(LedgerState, { strict: false }).makeReadOnly('a test says so');
    const refusing = await anyone.get('/health/ready').expect(503);
    expect(refusing.body).toMatchObject({
      status: 'unready',
      parts: { ledger: 'read-only', ledgerReason: 'a test says so' },
    });
    await anyone.get('/health/live').expect(200);
  }
});

const postgres = requirement('postgres');

postgres.describe('without a database', () => {
  it('is unready at both parties and never a fault of ours, and the figures go on without it', async () => {
    const [, kind] = databaseKinds();
    let fresh: FreshDatabase | undefined;
    const [port] = await sparePorts(1);
    const alone = await setup({
      accredited: false,
      kind: {
        name: 'PostgreSQL',
        fresh: async () => {
          fresh = await kind!.fresh();
          return { ...fresh, drop: () => Promise.resolve() };
        },
      },
      env: { HUB_METRICS_PORT: String(port) },
    });
    try {
      await fresh?.drop(); // every connection ends, and no new one is let in
      for (const { anyone } of [alone.hub, alone.registry]) {
        const away = await anyone.get('/health/ready').expect(503);
        expect(away.body).toMatchObject({ status: 'unready', parts: { database: 'no-answer' } });
        await anyone.get('/health/live').expect(200);
      }
      const text = await (await fetch(`http://127.0.0.1:${String(port)}/metrics`)).text();
      expect(text).toContain('guildmark_collector_errors_total{collector="outbox"} 1');
      expect(text).toContain('guildmark_http_requests_total');
    } finally {
      await alone.close();
    }
  });
});
