import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import type { Database } from '#platform/database/data-source.js';
import { DatabaseModule } from '#platform/database/database.module.js';
import type { Rebuilding } from '#platform/rebuild/rebuild-ledgers.js';
import { ContradictedLedgers } from '../accreditation/contradicted-ledgers.service.js';
import { HubsProjectionModule } from '../accreditation/hubs-projection.module.js';
import { HubsProjection } from '../accreditation/hubs-projection.service.js';
import { AuditMethodsProjectionModule } from '../audit-methods/audit-methods-projection.module.js';
import { MappingsProjectionModule } from '../mappings/mappings-projection.module.js';
import { HubProjection } from '../mirror/hub-projection.service.js';
import { HubRecordsProjectionModule } from '../mirror/hub-records-projection.module.js';
import { ObservatoryProjectionModule } from '../observatory/observatory-projection.module.js';
import { registryTables } from '../registry-tables.js';
import { StandardsProjectionModule } from '../standards/standards-projection.module.js';
import type { RebuiltRegistry } from './rebuilt-registry.js';
import { HASHED_TABLES } from './rebuilt-tables.js';
import { RegistryProjection } from './registry-projection.service.js';

/** A rebuild decides nothing: nobody is suspended again. */
const nobodyDecides: Pick<ContradictedLedgers, 'take'> = {
  take: () => Promise.reject(new Error('a rebuild decides nothing')),
};

/** The projections of the registry on a database of its own, without anything that runs by itself. */
@Module({})
export class RebuildModule {
  static with(database: Database): DynamicModule {
    return {
      module: RebuildModule,
      imports: [
        DatabaseModule.with(database, 'registry', registryTables),
        HubsProjectionModule,
        StandardsProjectionModule,
        MappingsProjectionModule,
        HubRecordsProjectionModule,
        ObservatoryProjectionModule,
        AuditMethodsProjectionModule,
      ],
      providers: [
        RegistryProjection,
        HubProjection,
        { provide: ContradictedLedgers, useValue: nobodyDecides },
      ],
    };
  }
}

/** The migrated database of a rebuild with what the registry makes of its ledgers. */
export async function openRebuild(
  database: Database,
  registry: RebuiltRegistry,
): Promise<{ readonly rebuilding: Rebuilding; close(): Promise<void> }> {
  const app = await NestFactory.createApplicationContext(RebuildModule.with(database), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  const strict = { strict: false };
  const own = app.get(RegistryProjection, strict);
  const mirrored = app.get(HubProjection, strict);
  const hubs = app.get(HubsProjection, strict);
  const { origin, verifierKeys, policy, prefixUrl, hubPolicy } = registry;
  return {
    rebuilding: {
      db: app.get(DataSource, strict),
      own: { kind: 'own', origin, anchors: verifierKeys, policy, prefixUrl },
      tables: HASHED_TABLES,
      projectOwn: (m, leaf) => own.project(leaf, m),
      projectMirror: (m, leaf) => mirrored.project(m, leaf),
      mirrors: async () =>
        (await hubs.everAccredited()).map((hub) => ({
          ...({ kind: 'mirror', origin: hub.origin, policy: hubPolicy } as const),
          anchors: [hub.verifierKey],
          prefixUrl: `${hub.url}/ledger/`,
        })),
    },
    close: () => app.close(),
  };
}
