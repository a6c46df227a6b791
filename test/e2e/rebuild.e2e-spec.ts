import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import type { RebuildResult } from '#domain/generated/schemas.js';
import type { FederationBus } from '#federation/bus.js';
import { BUS } from '#platform/federation/bus.module.js';
import type { TableState } from '#platform/rebuild/hash-tables.sql.js';
import { snapshotLive } from '#platform/rebuild/snapshot-live.js';
import { rebuildRegistry } from '../../apps/registry/src/rebuild/rebuild-registry.js';
import { rebuiltRegistry } from '../../apps/registry/src/rebuild/rebuilt-registry.js';
import { HASHED_TABLES } from '../../apps/registry/src/rebuild/rebuilt-tables.js';
import { archiveLedgers } from '../../tools/registry/archive-ledgers.js';
import { rebuildSources, type SourceChoice } from '../../tools/registry/rebuild-sources.js';
import { databaseKinds } from '../support/databases.js';
import { type LivedRegistry, livedRegistry } from '../support/lived-registry.js';

const [embedded] = databaseKinds();
let lived: LivedRegistry;
let archive: string;

beforeAll(async () => {
  lived = await livedRegistry(embedded!);
  archive = mkdtempSync(join(tmpdir(), 'guildmark-archive-'));
  for await (const { origin, faults } of archiveLedgers(lived.db, archive, () => undefined))
    expect([origin, faults]).toEqual([origin, []]);
}, 180_000);
afterAll(async () => {
  rmSync(archive, { recursive: true, force: true });
  await lived.close();
});

async function rebuild(
  kind: 'archive' | 'bus' | 'http',
  choice: SourceChoice,
  live: TableState,
): Promise<RebuildResult> {
  const { database, drop } = await embedded!.fresh();
  try {
    return await rebuildRegistry({
      registry: rebuiltRegistry(lived.cluster.registry.config),
      into: database,
      from: { kind, sources: rebuildSources(choice) },
      ...{ live, at: new Date(), progress: () => undefined },
    });
  } finally {
    await drop();
  }
}

const live = (db: DataSource = lived.db) => snapshotLive(db, HASHED_TABLES);

it('gives the registry at work again, from an archive, over HTTP and from the bus', async () => {
  const now = await live();
  const bus = lived.cluster.registry.app.get<FederationBus>(BUS, { strict: false });
  for (const [kind, choice] of [
    ['archive', { archive }],
    ['http', { http: true, archive }],
    ['bus', { bus, archive }],
  ] as const) {
    const result = await rebuild(kind, choice, now);
    expect(result).toMatchObject({ result: 'equal', stateHash: now.stateHash });
  }
}, 120_000);
