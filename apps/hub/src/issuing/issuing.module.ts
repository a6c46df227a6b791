import { Module } from '@nestjs/common';
import { FederationModule } from '../federation/federation.module.js';
import { HubLedgerModule } from '../ledger/hub-ledger.module.js';
import { CreateCredentials1795440000000 } from '../migrations/202611231320-create-credentials.js';
import { WidenCredentialLife1795506000000 } from '../migrations/202611240740-widen-credential-life.js';
import { CreateCorrections1795506120000 } from '../migrations/202611240742-create-corrections.js';
import { CreateOpenBadgeJwts1795870920000 } from '../migrations/202611281302-create-open-badge-jwts.js';
import { CreateExpiryNotices1795872600000 } from '../migrations/202611281330-create-expiry-notices.js';
import { NoticesModule } from '../notices/notices.module.js';
import { PrivacyModule } from '../privacy/privacy.module.js';
import { ConformanceRenderer } from './conformance-renderer.service.js';
import { CorrectionAcceptances } from './correction-acceptances.service.js';
import { CorrectionOffers } from './correction-offers.service.js';
import { ContestsController } from './contests.controller.js';
import { ContestsService } from './contests.service.js';
import { CorrectionsController } from './corrections.controller.js';
import { CorrectionsStore } from './corrections.store.js';
import { CredentialCommitments } from './credential-commitments.js';
import { BadgeSigner } from './badge-signer.js';
import { CredentialDetailsController } from './credential-details.controller.js';
import { CredentialDetails } from './credential-details.service.js';
import { CredentialFiles } from './credential-files.service.js';
import { CredentialsService } from './credentials.service.js';
import { CredentialsStore } from './credentials.store.js';
import { ExpiryNotices } from './expiry-notices.service.js';
import { ExpiryNoticesStore } from './expiry-notices.store.js';
import { HeldCredentials } from './held-credentials.service.js';
import { HeldCredentialsStore } from './held-credentials.store.js';
import { IdentityController } from './identity.controller.js';
import { IssuingService } from './issuing.service.js';
import { OpenBadgeJwtFiles } from './open-badge-jwt-files.service.js';
import { OpenBadgeJwts } from './open-badge-jwts.service.js';
import { OpenBadgeJwtsStore } from './open-badge-jwts.store.js';
import { PreparationService } from './preparation.service.js';
import { RenderingsService } from './renderings.service.js';
import { ReplacementsService } from './replacements.service.js';
import { RevocationRequests } from './revocation-requests.service.js';
import { SdJwtSigner } from './sd-jwt-signer.js';
import { StatusChangesController } from './status-changes.controller.js';
import { StatusChangesService } from './status-changes.service.js';
import { StatusChangesStore } from './status-changes.store.js';
import { StatusListService } from './status-list.service.js';
import { StatusListStore } from './status-list.store.js';
import { StatusSigner } from './status-signer.js';
import { StatusWriter } from './status-writer.js';
import { StatusController } from './status.controller.js';

/** Tables of issuing, for the DataSource of the hub. */
export const issuingTables = {
  entities: [],
  migrations: [
    CreateCredentials1795440000000,
    WidenCredentialLife1795506000000,
    CreateCorrections1795506120000,
    CreateOpenBadgeJwts1795870920000,
    CreateExpiryNotices1795872600000,
  ],
};

/** Signs credentials, says where they stand, and shows the keys. Needs the ledger of the app in scope. */
@Module({
  // HubLedgerModule starts first: the ledger names the keys before anything is signed with them.
  imports: [FederationModule, HubLedgerModule, NoticesModule, PrivacyModule],
  controllers: [
    ContestsController,
    CorrectionsController,
    CredentialDetailsController,
    IdentityController,
    StatusController,
    StatusChangesController,
  ],
  providers: [
    ContestsService,
    CorrectionAcceptances,
    CorrectionOffers,
    CorrectionsStore,
    CredentialCommitments,
    CredentialDetails,
    CredentialFiles,
    CredentialsService,
    CredentialsStore,
    ExpiryNotices,
    ExpiryNoticesStore,
    HeldCredentials,
    HeldCredentialsStore,
    IssuingService,
    BadgeSigner,
    ConformanceRenderer,
    OpenBadgeJwtFiles,
    OpenBadgeJwts,
    OpenBadgeJwtsStore,
    PreparationService,
    RenderingsService,
    ReplacementsService,
    RevocationRequests,
    SdJwtSigner,
    StatusChangesService,
    StatusChangesStore,
    StatusListService,
    StatusListStore,
    StatusSigner,
    StatusWriter,
  ],
  exports: [
    HeldCredentials,
    IssuingService,
    CredentialsService,
    OpenBadgeJwts,
    RenderingsService,
    ReplacementsService,
  ],
})
export class IssuingModule {}
