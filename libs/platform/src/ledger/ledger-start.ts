import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { checkOwnLog } from './check-own-log.js';
import { LedgerIntents } from './ledger-intents.js';
import { LEDGER_OPTIONS, type LedgerOptions } from './ledger-options.js';
import { openOwnLog } from './open-own-log.js';
import { publishPolicy } from './publish-policy.js';
import { RollbackGuard } from './rollback-guard.js';

/** What must hold before the ledger is written (docs/design/ledger.md 9). */
@Injectable()
export class LedgerStart {
  constructor(
    @Inject(LEDGER_OPTIONS) private readonly options: LedgerOptions,
    private readonly db: DataSource,
    private readonly intents: LedgerIntents,
    private readonly clock: Clock,
    private readonly guard: RollbackGuard,
  ) {}

  /** Opens a new ledger and checks one that is there; throws, and so ends the start, on any fault. */
  async openAndCheck(): Promise<void> {
    await openOwnLog(this.db, this.options, this.intents, this.clock.now());
    await publishPolicy(this.db, this.options, this.intents, this.clock.now());
    await checkOwnLog(this.db, this.options.signer.verifier);
  }

  /** Asks the witnesses, until they have let us write. */
  async passGuard(): Promise<void> {
    await this.guard.checkUntilPassed();
  }
}
