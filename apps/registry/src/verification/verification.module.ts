import { Module } from '@nestjs/common';
import { TrustModule } from '../trust/trust.module.js';
import { WatchModule } from '../watch/watch.module.js';
import { BundlesService } from './bundles.service.js';
import { LiveSources } from './live-sources.service.js';
import { SharedFetches } from './shared-fetches.service.js';
import { SnapshotsService } from './snapshots.service.js';
import { VerificationController } from './verification.controller.js';
import { VerificationService } from './verification.service.js';
import { VerifyingTemplates } from './verifying-templates.js';

/** Verdicts on credentials. */
@Module({
  imports: [TrustModule, WatchModule],
  controllers: [VerificationController],
  providers: [
    BundlesService,
    LiveSources,
    SharedFetches,
    SnapshotsService,
    VerificationService,
    VerifyingTemplates,
  ],
})
export class VerificationModule {}
