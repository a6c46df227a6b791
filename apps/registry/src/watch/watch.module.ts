import { Module } from '@nestjs/common';
import { AccreditationModule } from '../accreditation/accreditation.module.js';
import { AddWatch1795484460000 } from '../migrations/202611240141-add-watch.js';
import { KnownStandards } from './known-standards.sql.js';
import { LedgerWatch } from './ledger-watch.service.js';
import { ListedFindings } from './listed-findings.sql.js';
import { ShownProofs } from './shown-proofs.service.js';
import { StatusListWatch } from './status-list-watch.service.js';
import { SuccessionWatch } from './succession-watch.service.js';
import { Successions } from './successions.sql.js';
import { WatchPositions } from './watch-positions.sql.js';
import { WatchRunner } from './watch-runner.js';
import { WatchController } from './watch.controller.js';
import { WatchService } from './watch.service.js';
import { WatchedLedgers } from './watched-ledgers.sql.js';

/** Tables of the watch, for the DataSource of the app. */
export const watchTables = { migrations: [AddWatch1795484460000] };

/** Watches the ledgers of the hubs: evidence, findings, checkpoints that somebody shows. */
@Module({
  imports: [AccreditationModule],
  controllers: [WatchController],
  providers: [
    ListedFindings,
    ShownProofs,
    WatchedLedgers,
    WatchService,
    WatchPositions,
    KnownStandards,
    LedgerWatch,
    StatusListWatch,
    Successions,
    SuccessionWatch,
    WatchRunner,
  ],
  exports: [ListedFindings, ShownProofs],
})
export class WatchModule {}
