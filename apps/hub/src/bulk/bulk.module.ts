import { Module } from '@nestjs/common';
import { ClaimsModule } from '../claims/claims.module.js';
import { IssuingModule } from '../issuing/issuing.module.js';
import { MembersModule } from '../members/members.module.js';
import { CreateBulkRuns1795507800000 } from '../migrations/202611240810-create-bulk-runs.js';
import { PrivacyModule } from '../privacy/privacy.module.js';
import { AcceptanceFiles } from './acceptance-files.service.js';
import { BulkChecksService } from './bulk-checks.service.js';
import { BulkErasures } from './bulk-erasures.service.js';
import { BulkIssuingService } from './bulk-issuing.service.js';
import { BulkRunner } from './bulk-runner.js';
import { BulkController } from './bulk.controller.js';
import { BulkRunsService } from './bulk-runs.service.js';
import { BulkRunsStore } from './bulk-runs.store.js';
import { StandingAcceptancesController } from './standing-acceptances.controller.js';
import { StandingAcceptancesService } from './standing-acceptances.service.js';
import { StandingAcceptancesStore } from './standing-acceptances.store.js';

/** Tables of bulk issuing, for the DataSource of the hub. */
export const bulkTables = { entities: [], migrations: [CreateBulkRuns1795507800000] };

/** Issues many credentials from one file: checked, held, signed row by row. */
@Module({
  imports: [ClaimsModule, IssuingModule, MembersModule, PrivacyModule],
  controllers: [BulkController, StandingAcceptancesController],
  providers: [
    AcceptanceFiles,
    BulkChecksService,
    BulkErasures,
    BulkIssuingService,
    BulkRunner,
    BulkRunsService,
    BulkRunsStore,
    StandingAcceptancesService,
    StandingAcceptancesStore,
  ],
})
export class BulkModule {}
