import { type DynamicModule, Module } from '@nestjs/common';
import type { Database } from '#platform/database/data-source.js';
import { DatabaseModule } from '#platform/database/database.module.js';
import { ContradictedLedgers } from '../accreditation/contradicted-ledgers.service.js';
import { HubsProjectionModule } from '../accreditation/hubs-projection.module.js';
import { MappingsProjectionModule } from '../mappings/mappings-projection.module.js';
import { HubProjection } from '../mirror/hub-projection.service.js';
import { HubRecordsProjectionModule } from '../mirror/hub-records-projection.module.js';
import { registryTables } from '../registry-tables.js';
import { StandardsProjectionModule } from '../standards/standards-projection.module.js';
import { RegistryProjection } from './registry-projection.service.js';

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
      ],
      providers: [
        RegistryProjection,
        HubProjection,
        {
          provide: ContradictedLedgers,
          useValue: {
            take: () => Promise.reject(new Error('a rebuild decides nothing')),
          } satisfies Pick<ContradictedLedgers, 'take'>,
        },
      ],
    };
  }
}
