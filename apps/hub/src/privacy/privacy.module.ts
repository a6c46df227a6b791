import { Module } from '@nestjs/common';
import { CreateSubjectKeys1795435200000 } from '../migrations/202611231200-create-subject-keys.js';
import { PersonalFilesService } from './personal-files.service.js';
import { PersonalTablesService } from './personal-tables.service.js';
import { SubjectKeys } from './subject-keys.service.js';
import { SubjectKeysStore } from './subject-keys.store.js';

/** Tables of privacy, for the DataSource of the hub. */
export const privacyTables = { entities: [], migrations: [CreateSubjectKeys1795435200000] };

/** The keys that make a person's data readable, and where such data are. */
@Module({
  providers: [PersonalFilesService, PersonalTablesService, SubjectKeys, SubjectKeysStore],
  exports: [PersonalFilesService, PersonalTablesService, SubjectKeys],
})
export class PrivacyModule {}
