import { Module } from '@nestjs/common';
import { CreateMappings1795444200000 } from '../migrations/202611231430-create-mappings.js';
import { MappingEntity } from './mapping.entity.js';
import { MappingsProjectionModule } from './mappings-projection.module.js';
import { MappingsService } from './mappings.service.js';

/** Tables of confirmed mappings, for the DataSource of the app. */
export const mappingsTables = {
  entities: [MappingEntity],
  migrations: [CreateMappings1795444200000],
};

/** Confirmed mappings between local and European standards. */
@Module({
  imports: [MappingsProjectionModule],
  providers: [MappingsService],
  exports: [MappingsService],
})
export class MappingsModule {}
