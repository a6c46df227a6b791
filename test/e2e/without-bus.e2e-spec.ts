import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import type { Health } from '#domain/generated/schemas.js';
import { Clock } from '#platform/clock.js';
import { RegistryFeed } from '../../apps/hub/src/federation/registry-feed.service.js';
import { offeredClaim, workshop } from '../support/certified.js';
import { checkLedger } from '../support/check-ledger.js';
import { type Cluster, eventually, setup } from '../support/cluster.js';
import { databaseKinds, describeDatabases } from '../support/databases.js';
import { requirement } from '../support/requirements.js';

const DAY = 86_400_000;
const EXAMPLES = join(import.meta.dirname, '../../examples/cluster/standards');

const databaseOf = ({ app }: Cluster['hub'] | Cluster['registry']) =>
  app.get(DataSource, { strict: false });
const travel = ({ app }: Cluster['hub'] | Cluster['registry'], ms: number) => {
  app.get(Clock, { strict: false }).now = () => new Date(Date.now() + ms);
};
const publishedSize = async (db: DataSource, origin: string) => {
  const [row] = await db.query<{ size: string | null }[]>(
    `SELECT max(size) AS size FROM ledger_publication JOIN ledger_log USING (log_id)
     WHERE origin = $1`,
    [origin],
  );
  return Number(row?.size ?? 0);
};
/** All that was queued is a leaf, and published. Not checkLedger: the ledger may be at work. */
async function isQuiet(db: DataSource): Promise<boolean> {
  const [row] = await db.query<{ quiet: boolean }[]>(
    `SELECT NOT EXISTS (SELECT FROM ledger_queue) AND size = (
       SELECT max(size) FROM ledger_publication WHERE log_id = 1) AS quiet
     FROM ledger_head WHERE log_id = 1`,
  );
  return row?.quiet === true;
}
/** The registry's copy of the hub is what the hub has published, all of it. */
async function mirrored({ hub, registry }: Cluster): Promise<boolean> {
  const { origin } = hub.config;
  const here = databaseOf(hub);
  if (!(await isQuiet(here))) return false;
  const published = await publishedSize(here, origin);
  return (await publishedSize(databaseOf(registry), origin)) === published;
}

describeDatabases('a hub and a registry', (kind) => {
  it('federate without a bus: each fetches from the other what is new', async () => {
    const env = { GUILDMARK_FEDERATION: 'http', GUILDMARK_PULL_S: '1' };
    const cluster = await setup({ kind, env });
    try {
      const shop = await workshop(cluster);
      const { id } = await offeredClaim(shop, 2);
      await shop.candidate.post(`/api/v1/claims/${id}/acceptance`).expect(201);
      await eventually(() => mirrored(cluster));
      const records = await databaseOf(cluster.registry).query<unknown[]>(
        'SELECT 1 FROM local_standard',
      );
      expect(records).toHaveLength(1);
      // No bus was opened, and nothing waits for one.
      const [bus] = await databaseOf(cluster.hub).query<{ there: boolean }[]>(
        "SELECT to_regclass('bus.bus_record') IS NOT NULL AS there",
      );
      expect(bus).toEqual({ there: false });
      for (const party of [cluster.hub, cluster.registry])
        await eventually(async () => {
          const rows = await databaseOf(party).query<unknown[]>('SELECT 1 FROM federation_outbox');
          return rows.length === 0;
        });
    } finally {
      await cluster.close();
    }
  });

  it('close a gap by the bus alone while the hub cannot be reached over HTTP', async () => {
    const cluster = await setup({ kind });
    const { hub, registry } = cluster;
    try {
      await eventually(() => mirrored(cluster));
      const here = databaseOf(hub);
      const there = databaseOf(registry);
      await there.query("UPDATE hub SET url = 'http://127.0.0.1:1'");
      // One segment is lost: the relay believes that it was sent.
      await here.query(`CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN NEW.sent_at := now(); RETURN NEW; END'`);
      await here.query(`CREATE TRIGGER lost BEFORE INSERT ON federation_outbox
        FOR EACH ROW EXECUTE FUNCTION lose()`);
      await workshop(cluster);
      await eventually(() => isQuiet(here));
      await here.query('DROP TRIGGER lost ON federation_outbox');
      expect(await mirrored(cluster)).toBe(false);
      const text = readFileSync(join(EXAMPLES, 'montatrice-punte.json'), 'utf8');
      await hub.first
        .post('/api/v1/standards')
        .send(JSON.parse(text) as object)
        .expect(201);
      const attempts = async () => {
        const [row] = await there.query<{ attempts: number }[]>(
          'SELECT attempts FROM parked_origin',
        );
        return row?.attempts ?? 0;
      };
      await eventually(async () => (await attempts()) >= 1);
      const asked = () => there.query<unknown[]>('SELECT 1 FROM resend_asked');
      expect(await asked()).toEqual([]);
      travel(registry, 61_000);
      await eventually(() => mirrored(cluster));
      expect(await asked()).toHaveLength(1);
      expect(await there.query('SELECT 1 FROM parked_origin')).toEqual([]);
      await checkLedger(there);
      const again = await here.query<{ n: number }[]>(
        `SELECT count(*)::integer AS n FROM federation_outbox GROUP BY start_index, end_index
         HAVING count(*) > 1`,
      );
      expect(again.length).toBeGreaterThan(0);
    } finally {
      await cluster.close();
    }
  });
});

// Both apps are off for a moment, and with them the embedded database in memory.
requirement('postgres').it(
  'warns of an old copy of the registry after 72 hours, and refuses to issue after 7 days',
  async () => {
    const kind = databaseKinds().find(({ name }) => name === 'PostgreSQL');
    const cluster = await setup({ ...(kind && { kind }) });
    try {
      const { hub, registry } = cluster;
      const shop = await workshop(cluster);
      const feed = hub.app.get(RegistryFeed, { strict: false });
      // After a jump of the clock the reader of the bus counts as stuck until it has looked again.
      const isReadyWith = (view: string, wanted = 'ok') =>
        eventually(async () => {
          const answer = await hub.anyone.get('/health/ready');
          const { status, parts } = answer.body as Health;
          return answer.status === 200 && status === wanted && parts.registryView === view;
        });
      await isReadyWith('fresh');
      await registry.stop();
      travel(hub, 3 * DAY + 60_000);
      await isReadyWith('ageing', 'degraded');
      expect(await feed.currentDecisions()).toHaveLength(1);
      travel(hub, 7 * DAY + 120_000);
      await isReadyWith('stale', 'degraded');
      await expect(feed.currentDecisions()).rejects.toMatchObject({
        code: 'accreditation.stale-view',
      });
      travel(hub, 0);
      // A hub that was off for as long: nobody has to wait a week for the next part.
      const { id } = await offeredClaim(shop, 2);
      await databaseOf(hub).query(
        "UPDATE origin_contact SET confirmed_at = confirmed_at - interval '8 days'",
      );
      await hub.stop();
      await hub.start();
      const accept = () => shop.candidate.post(`/api/v1/claims/${id}/acceptance`);
      const refused = await accept().expect(503);
      expect(refused.body).toMatchObject({ code: 'accreditation.stale-view' });
      // The registry has nothing new; that it answers is enough, and it is asked before a refusal.
      await registry.start();
      // It is asked once a minute; one that is too busy to answer in time is asked again.
      let later = 0;
      const accepted = await eventually(async () => {
        travel(hub, (later += 61_000));
        const answer = await accept();
        return answer.status !== 503 && answer;
      });
      expect(accepted.status).toBe(201);
    } finally {
      await cluster.close();
    }
  },
);
