import 'reflect-metadata';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import type { Health, LedgerFindings, RegisteredHubs } from '#domain/generated/schemas.js';
import { inTransaction } from '#platform/database/in-transaction.js';
import { orderClosing } from '#platform/keys/closing-order.js';
import { LedgerIntents } from '#platform/ledger/ledger-intents.js';
import { type Cluster, eventually, setup } from '../support/cluster.js';

const start = (env: Readonly<Record<string, string>> = {}) =>
  setup({ env: { REGISTRY_WATCH_MS: '50', ...env } });

async function findings({ registry }: Cluster) {
  const listed = await registry.anyone.get('/api/v1/hubs').expect(200);
  const [hub] = (listed.body as RegisteredHubs).items;
  const path = `/api/v1/hubs/${hub?.id ?? ''}/findings`;
  const answer = await registry.first.get(path).expect(200);
  return { path, items: (answer.body as LedgerFindings).items };
}

it('an honest hub has no findings, and the watch has read all of its ledger', async () => {
  const cluster = await start();
  try {
    const db = cluster.registry.app.get(DataSource, { strict: false });
    await eventually(async () => {
      const [row] = await db.query<{ done: boolean }[]>(
        `SELECT w.next_index = h.size AND h.size > 1 AS done FROM watch_position w
         JOIN ledger_log l USING (origin) JOIN ledger_head h USING (log_id)`,
      );
      return row?.done;
    });
    expect((await findings(cluster)).items).toEqual([]);
  } finally {
    await cluster.close();
  }
});

it('finds a gap between status lists once, which an administrator resolves for good', async () => {
  const cluster = await start();
  try {
    const { app, config } = cluster.hub;
    const url = `${config.publicUrl}/status/1`;
    await inTransaction(app.get(DataSource, { strict: false }), (m) =>
      app.get(LedgerIntents, { strict: false }).appendEvent(m, {
        type: 'eu.guildmark.statuslist.published.v1',
        schema: 'events/statuslist.published/1.0',
        subject: url,
        data: { url, sha256: 'a'.repeat(64), seq: 99, ttl: 300 },
        time: new Date(),
      }),
    );
    const found = await eventually(async () => {
      const { items } = await findings(cluster);
      return items.find(({ code }) => code === 'statuslist.gap');
    });
    const { path } = await findings(cluster);
    const resolution = { code: found.code, index: found.index };
    await cluster.registry.first.post(`${path}/resolution`).send(resolution).expect(200);
    await cluster.registry.first.post(`${path}/resolution`).send(resolution).expect(404);
    const { items } = await findings(cluster);
    expect(items.filter(({ code }) => code === 'statuslist.gap')).toMatchObject([
      { ...resolution, resolvedAt: expect.any(String) as string },
    ]);
  } finally {
    await cluster.close();
  }
});

it('finds a ledger that stands still, and takes it back when it goes on', async () => {
  const cluster = await start({ REGISTRY_WATCH_STALE_S: '4' });
  try {
    const stale = async () =>
      (await findings(cluster)).items.filter(({ code }) => code === 'ledger.stale');
    const [first] = await eventually(async () => {
      // A heartbeat takes it back too, and it stands still again.
      const items = (await stale()).filter(({ resolvedAt }) => !resolvedAt);
      return items.length > 0 && items;
    });
    const { app, config } = cluster.hub;
    await inTransaction(app.get(DataSource, { strict: false }), (m) =>
      app.get(LedgerIntents, { strict: false }).appendEvent(m, {
        type: 'eu.guildmark.statuslist.published.v1',
        schema: 'events/statuslist.published/1.0',
        subject: config.publicUrl,
        data: { url: `${config.publicUrl}/status/2`, sha256: 'b'.repeat(64), seq: 1, ttl: 300 },
        time: new Date(),
      }),
    );
    await eventually(async () =>
      (await stale()).some(({ index, resolvedAt }) => index === first?.index && resolvedAt),
    );
  } finally {
    await cluster.close();
  }
});

it('finds nothing stale in a ledger once it is closed; a closed registry still answers', async () => {
  const cluster = await start({ REGISTRY_WATCH_STALE_S: '3' });
  try {
    const stale = async () =>
      (await findings(cluster)).items.filter(({ code }) => code === 'ledger.stale');
    await eventually(async () => (await stale()).length > 0);
    orderClosing(join(cluster.dataDir, 'hub-keys.json'), 'ended');
    await cluster.hub.stop();
    await cluster.hub.start();
    const db = cluster.registry.app.get(DataSource, { strict: false });
    await eventually(async () => {
      const rows = await db.query<unknown[]>(
        `SELECT 1 FROM ledger_leaf JOIN ledger_log USING (log_id)
         WHERE origin = $1 AND position($2::bytea IN entry) > 0`,
        [cluster.hub.config.origin, Buffer.from('eu.guildmark.ledger.closed.v1')],
      );
      return rows.length > 0;
    });
    await eventually(async () => (await stale()).every(({ resolvedAt }) => resolvedAt));
    // longer than any ledger at work may be silent
    await new Promise((over) => setTimeout(over, 5000));
    expect((await stale()).filter(({ resolvedAt }) => !resolvedAt)).toEqual([]);

    orderClosing(join(cluster.dataDir, 'registry-keys.json'), 'ended');
    await cluster.registry.stop();
    await cluster.registry.start();
    const ready = await eventually(async () => {
      const answer = await cluster.registry.anyone.get('/health/ready');
      const health = answer.body as Health;
      return answer.status === 200 && health.parts.ledger === 'closed' && health;
    });
    expect(ready).toMatchObject({ status: 'degraded', parts: { ledgerReason: 'ended' } });
  } finally {
    await cluster.close();
  }
});
