import { Module } from '@nestjs/common';
import { FederationModule } from '../federation/federation.module.js';
import { HubLedgerModule } from '../ledger/hub-ledger.module.js';
import { CreateCredentials1795440000000 } from '../migrations/202611231320-create-credentials.js';
import { PrivacyModule } from '../privacy/privacy.module.js';
import { CredentialCommitments } from './credential-commitments.js';
import { BadgeSigner } from './badge-signer.js';
import { CredentialsService } from './credentials.service.js';
import { CredentialsStore } from './credentials.store.js';
import { IdentityController } from './identity.controller.js';
import { IssuingService } from './issuing.service.js';
import { PreparationService } from './preparation.service.js';
import { RevocationsController } from './revocations.controller.js';
import { RevocationsService } from './revocations.service.js';
import { StatusListService } from './status-list.service.js';
import { StatusListStore } from './status-list.store.js';

/** Tables of issuing, for the DataSource of the hub. */
export const issuingTables = { entities: [], migrations: [CreateCredentials1795440000000] };

/** Signs credentials, revokes them, and shows the keys. Needs the ledger of the app in scope. */
@Module({
  // HubLedgerModule starts first: the ledger names the keys before anything is signed with them.
  imports: [FederationModule, HubLedgerModule, PrivacyModule],
  controllers: [IdentityController, RevocationsController],
  providers: [
    CredentialCommitments,
    CredentialsService,
    CredentialsStore,
    IssuingService,
    BadgeSigner,
    PreparationService,
    RevocationsService,
    StatusListService,
    StatusListStore,
  ],
  exports: [IssuingService, CredentialsService],
})
export class IssuingModule {}
