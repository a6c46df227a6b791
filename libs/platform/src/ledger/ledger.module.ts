import { type DynamicModule, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LedgerCatchUp } from './ledger-catch-up.js';
import { LedgerFiles } from './ledger-files.js';
import { LedgerIntents } from './ledger-intents.js';
import { LEDGER_OPTIONS, type LedgerOptions } from './ledger-options.js';
import { LedgerProofs } from './ledger-proofs.js';
import { LedgerReader } from './ledger-reader.js';
import { LedgerRunner } from './ledger-runner.js';
import { LedgerSafety } from './ledger-safety.js';
import { LedgerStart } from './ledger-start.js';
import { LedgerState } from './ledger-state.js';
import { LedgerController } from './ledger.controller.js';
import { OWN_LOG } from './open-log.sql.js';
import { OwnLog } from './own-log.js';
import { OperatorOverrides } from './operator-overrides.js';
import { Publisher } from './publisher.js';
import { RollbackGuard } from './rollback-guard.js';
import { Sequencer } from './sequencer.js';

/** The own ledger of an app, written from its start to its stop and served under /ledger. */
@Module({})
export class LedgerModule {
  /** Needs DatabaseModule with ledgerMigrations and ClockModule in the same app. */
  static with(options: LedgerOptions): DynamicModule {
    const shared = [LedgerIntents, LedgerProofs, LedgerReader, LedgerSafety, LedgerState];
    return {
      module: LedgerModule,
      global: true,
      controllers: [LedgerController],
      providers: [
        { provide: LEDGER_OPTIONS, useValue: options },
        {
          provide: LedgerReader,
          useFactory: (db: DataSource) => new LedgerReader(db, OWN_LOG),
          inject: [DataSource],
        },
        LedgerCatchUp,
        LedgerFiles,
        LedgerIntents,
        LedgerProofs,
        LedgerRunner,
        LedgerSafety,
        LedgerStart,
        LedgerState,
        OwnLog,
        OperatorOverrides,
        Publisher,
        RollbackGuard,
        Sequencer,
      ],
      exports: [LEDGER_OPTIONS, ...shared],
    };
  }
}
