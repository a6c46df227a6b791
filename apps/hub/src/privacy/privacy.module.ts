import { Module } from '@nestjs/common';
import { CreateSubjectKeys1795435200000 } from '../migrations/202611231200-create-subject-keys.js';
import { SubjectKeys } from './subject-keys.service.js';
import { SubjectKeysStore } from './subject-keys.store.js';

/** Tables of privacy, for the DataSource of the hub. */
export const privacyTables = { entities: [], migrations: [CreateSubjectKeys1795435200000] };

/** The keys that make a person's data readable. */
@Module({ providers: [SubjectKeys, SubjectKeysStore], exports: [SubjectKeys] })
export class PrivacyModule {}
