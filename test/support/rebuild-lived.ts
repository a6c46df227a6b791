import { DataSource } from 'typeorm';
import type { RebuildResult } from '#domain/generated/schemas.js';
import { dataSourceOptions } from '#platform/database/data-source.js';
import type { TableState } from '#platform/rebuild/hash-tables.sql.js';
import { rebuildRegistry } from '../../apps/registry/src/rebuild/rebuild-registry.js';
import { rebuiltRegistry } from '../../apps/registry/src/rebuild/rebuilt-registry.js';
import { rebuildSources, type SourceChoice } from '../../tools/registry/rebuild-sources.js';
import type { DatabaseKind } from './databases.js';
import type { LivedRegistry } from './lived-registry.js';

/** Where to rebuild from and into, and what to look at before that is dropped. */
export interface LivedRebuild {
  readonly from: readonly ['archive' | 'bus' | 'http', SourceChoice];
  readonly live?: TableState;
  readonly target: DatabaseKind;
  look?(db: DataSource): Promise<unknown>;
}

/** Rebuilds a registry into a fresh database. */
export async function rebuildLived(
  { cluster }: LivedRegistry,
  { from: [kind, choice], live, target, look }: LivedRebuild,
): Promise<RebuildResult> {
  const { database, drop } = await target.fresh();
  // holds a database that lives in memory
  const db = await new DataSource({
    ...dataSourceOptions(database, 'registry', {}),
    migrationsRun: false,
  }).initialize();
  try {
    const result = await rebuildRegistry({
      registry: rebuiltRegistry(cluster.registry.config),
      into: database,
      from: { kind, sources: rebuildSources(choice) },
      ...{ live, at: new Date(), progress: () => undefined },
    });
    await look?.(db);
    return result;
  } finally {
    await db.destroy();
    await drop();
  }
}
