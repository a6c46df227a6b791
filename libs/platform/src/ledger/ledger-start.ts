import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { checkOwnLog } from './check-own-log.js';
import { OwnLog } from './own-log.js';
import { RollbackGuard } from './rollback-guard.js';

/** What must hold before the ledger is written (docs/design/ledger.md 9). */
@Injectable()
export class LedgerStart {
  constructor(
    private readonly db: DataSource,
    private readonly ownLog: OwnLog,
    private readonly guard: RollbackGuard,
  ) {}

  /** Opens a new ledger and checks one that is there; throws, and so ends the start, on any fault. */
  async openAndCheck(): Promise<void> {
    await this.ownLog.open();
    await checkOwnLog(this.db);
  }

  /** Asks the witnesses, until they have let us write; then does what the operator ordered. */
  async passGuard(): Promise<void> {
    await this.guard.checkUntilPassed();
    await this.ownLog.carryOut();
  }
}
