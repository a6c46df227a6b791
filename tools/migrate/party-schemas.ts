import type { SchemaTables } from '#platform/database/data-source.js';
import type { Schemas } from '#platform/database/migrate-schemas.js';

/** Whose tables are migrated. */
export type MigratedParty = 'hub' | 'registry';

/** The schemas of one party. The app is loaded only here: no other command waits for it. */
export async function schemasOf(
  party: MigratedParty,
  owner: string | undefined,
  isOnKafka: boolean,
): Promise<Schemas> {
  // Decorators of the entities need it, as in main.ts.
  await import('reflect-metadata');
  const { BUS_MIGRATIONS } = await import('#platform/federation/bus.module.js');
  return {
    [party]: { ...(await tablesOf(party)), owner },
    ...(!isOnKafka && { bus: { migrations: BUS_MIGRATIONS, owner } }),
  };
}

async function tablesOf(party: MigratedParty): Promise<SchemaTables> {
  if (party === 'hub') return (await import('../../apps/hub/src/hub.module.js')).hubSchema;
  return (await import('../../apps/registry/src/registry-tables.js')).registryTables;
}
