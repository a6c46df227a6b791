import { authTables } from '#platform/auth/auth.module.js';
import { idempotencyTables } from '#platform/idempotency/idempotency.module.js';
import { accreditationTables } from './accreditation/accreditation.module.js';
import { auditMethodsTables } from './audit-methods/audit-methods.module.js';
import { ledgerTables } from './ledger/registry-ledger.module.js';
import { mappingsTables } from './mappings/mappings.module.js';
import { RebuildFromLedger1795897200000 } from './migrations/202611282020-rebuild-from-ledger.js';
import { followerTables } from './mirror/mirror.module.js';
import { hubRecordsTables } from './mirror/mirror-ports.module.js';
import { observatoryTables } from './observatory/observatory.module.js';
import { standardsTables } from './standards/standards.module.js';
import { watchTables } from './watch/watch.module.js';

/** Every entity and, in the order in which they run, every migration. */
export const registryTables = {
  entities: [
    ...authTables.entities,
    ...standardsTables.entities,
    ...accreditationTables.entities,
    ...hubRecordsTables.entities,
    ...mappingsTables.entities,
    ...observatoryTables.entities,
    ...auditMethodsTables.entities,
  ],
  migrations: [
    ...authTables.migrations,
    ...idempotencyTables.migrations,
    ...ledgerTables.migrations,
    ...followerTables.migrations,
    ...standardsTables.migrations,
    ...accreditationTables.migrations,
    ...hubRecordsTables.migrations,
    ...mappingsTables.migrations,
    ...watchTables.migrations,
    RebuildFromLedger1795897200000,
    ...observatoryTables.migrations,
    ...auditMethodsTables.migrations,
  ],
};
