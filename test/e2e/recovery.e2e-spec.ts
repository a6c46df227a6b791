import { DataSource } from 'typeorm';
import type { Health } from '#domain/generated/schemas.js';
import { dataSourceOptions } from '#platform/database/data-source.js';
import { LEDGER_OPTIONS } from '#platform/ledger/ledger-options.js';
import { LedgerState } from '#platform/ledger/ledger-state.js';
import { mirrorUrl } from '#platform/ledger/mirror-url.js';
import { restoreBackup, takeBackup } from '../support/backup.js';
import { certified, type Workshop, workshop } from '../support/certified.js';
import { checkLedger } from '../support/check-ledger.js';
import { type Cluster, eventually, setup } from '../support/cluster.js';

const hubDb = ({ hub }: Cluster) => hub.app.get(DataSource, { strict: false });
const registryDb = ({ registry }: Cluster) => registry.app.get(DataSource, { strict: false });

/** Size of the registry's mirror of the hub, as its newest note says. */
async function mirrored(cluster: Cluster): Promise<number> {
  const [row] = await registryDb(cluster).query<{ size: string | null }[]>(
    'SELECT max(size) AS size FROM ledger_publication WHERE log_id > 1',
  );
  return Number(row?.size ?? 0);
}

/** Waits until all that the hub has is published and mirrored; gives the size. */
async function settled(cluster: Cluster): Promise<number> {
  return eventually(async () => {
    const [row] = await hubDb(cluster).query<{ size: string }[]>(
      `SELECT max(p.size) AS size FROM ledger_publication p JOIN ledger_head h USING (log_id)
       WHERE log_id = 1 AND NOT EXISTS (SELECT FROM ledger_queue)
       HAVING max(p.size) = max(h.size)`,
    );
    const size = Number(row?.size ?? 0);
    return size > 0 && (await mirrored(cluster)) === size && size;
  });
}

async function health({ hub }: Cluster): Promise<Health> {
  return (await hub.anyone.get('/health/ready')).body as Health;
}

it('I13 a hub restored from an old backup refuses to issue, heals from the registry, and goes on', async () => {
  const cluster = await setup();
  // A connection of the operator's own, which outlives both apps.
  const operator = await new DataSource({
    ...dataSourceOptions(cluster.hub.config.database, 'hub', {}),
    migrationsRun: false,
  }).initialize();
  try {
    const shop: Workshop = await workshop(cluster);
    await certified(shop, 1);
    await settled(cluster);
    const backup = await takeBackup(operator);
    await certified(shop, 2);
    const size = await settled(cluster);
    await cluster.hub.stop();
    await restoreBackup(operator, backup);

    // without the registry nobody can be asked: the hub starts, and writes nothing
    await cluster.registry.stop();
    await cluster.hub.start();
    const before = await checkLedger(hubDb(cluster));
    expect(before.size).toBeLessThan(size);
    expect((await health(cluster)).parts).toMatchObject({ ledger: 'waiting-for-witnesses' });
    await cluster.hub.stop();

    await cluster.registry.start();
    await cluster.hub.start();
    await eventually(() =>
      Promise.resolve(cluster.hub.app.get(LedgerState, { strict: false }).mayWrite),
    );
    const healed = await checkLedger(hubDb(cluster));
    expect(healed).toMatchObject({ size, published: size });
    await eventually(async () => (await health(cluster)).status === 'ok');

    // the business of the lost hours is gone and is done again, on top of the same history
    const { credentialId } = await certified(shop, 3);
    expect(await settled(cluster)).toBeGreaterThan(size);
    await shop.candidate.get(`/api/v1/credentials/${credentialId}/proof`).expect(200);
    const doubled = await hubDb(cluster).query<unknown[]>(
      'SELECT entry FROM ledger_leaf GROUP BY log_id, entry HAVING count(*) > 1',
    );
    const evidence = await registryDb(cluster).query<unknown[]>('SELECT kind FROM ledger_evidence');
    expect([doubled, evidence]).toEqual([[], []]);
  } finally {
    await operator.destroy();
    await cluster.close();
  }
});

it('serves the mirror of a hub as a site of tiles under the digest of its origin', async () => {
  const cluster = await setup();
  try {
    await workshop(cluster);
    const size = await settled(cluster);
    const { mirrors } = cluster.hub.app.get<{ mirrors: readonly string[] }>(LEDGER_OPTIONS, {
      strict: false,
    });
    const [mirror = ''] = mirrors;
    const own = `${cluster.hub.url}/ledger/`;
    const read = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer());
    for (const path of [`tile/0/000.p/${size}`, `tile/entries/000.p/${size}`])
      expect(await read(mirror + path)).toEqual(await read(own + path));
    const answer = await fetch(`${mirror}checkpoint`);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'max-age=2']);
    for (const path of [`tile/0/000.p/${size + 1}`, 'tile/1/000', `body/${'0'.repeat(64)}`])
      expect((await fetch(mirror + path)).status).toBe(404);
    // the hub mirrors the registry, and nobody serves their own ledger as a mirror
    const base = mirrorUrl(cluster.hub.url, cluster.registry.config.origin);
    expect((await fetch(`${base}checkpoint`)).status).toBe(200);
    const self = mirrorUrl(cluster.hub.url, cluster.hub.config.origin);
    expect((await fetch(`${self}checkpoint`)).status).toBe(404);
  } finally {
    await cluster.close();
  }
});
