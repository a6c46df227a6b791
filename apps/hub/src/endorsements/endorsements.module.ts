import { Module } from '@nestjs/common';
import { ClaimsModule } from '../claims/claims.module.js';
import { CreateEndorsements1795504920000 } from '../migrations/202611240722-create-endorsements.js';
import { PrivacyModule } from '../privacy/privacy.module.js';
import { EndorsementErasures } from './endorsement-erasures.service.js';
import { EndorsementFiles } from './endorsement-files.service.js';
import { EndorsementsController } from './endorsements.controller.js';
import { EndorsementsService } from './endorsements.service.js';
import { EndorsementsStore } from './endorsements.store.js';
import { StatementsController } from './statements.controller.js';
import { StatementsService } from './statements.service.js';
import { WitnessesService } from './witnesses.service.js';

/** Tables of endorsements, for the DataSource of the hub. */
export const endorsementsTables = { entities: [], migrations: [CreateEndorsements1795504920000] };

/** Witnesses from outside: invited by a candidate, heard once, forgotten on request. */
@Module({
  imports: [ClaimsModule, PrivacyModule],
  controllers: [EndorsementsController, StatementsController],
  providers: [
    EndorsementsStore,
    EndorsementsService,
    StatementsService,
    WitnessesService,
    EndorsementErasures,
    EndorsementFiles,
  ],
})
export class EndorsementsModule {}
