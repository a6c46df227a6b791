import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction } from '../database/in-transaction.js';
import { checkDurability } from './check-durability.js';
import { checkOwnLog } from './check-own-log.js';
import { checkRightEdge } from './check-right-edge.js';
import { LEDGER_OPTIONS, type LedgerOptions } from './ledger-options.js';
import { OwnLog } from './own-log.js';
import { RollbackGuard } from './rollback-guard.js';

/** What must hold before the ledger is written (docs/design/ledger.md 9). */
@Injectable()
export class LedgerStart {
  constructor(
    @Inject(LEDGER_OPTIONS) private readonly options: LedgerOptions,
    private readonly db: DataSource,
    private readonly ownLog: OwnLog,
    private readonly guard: RollbackGuard,
  ) {}

  /** Opens a new ledger and checks one that is there; throws, and so ends the start, on any fault. */
  async openAndCheck(): Promise<void> {
    await checkDurability(this.db, this.options.environment);
    await this.ownLog.open();
    await inTransaction(this.db, async (m) => {
      // Of one moment: another process of this party may be writing.
      await m.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
      await checkOwnLog(m);
      await checkRightEdge(m);
    });
  }

  /**
   * Asks witnesses and mirrors, and heals from a mirror, until they have let us write; then does what
   * the operator ordered.
   */
  async passGuard(): Promise<void> {
    await this.guard.checkUntilPassed();
    await this.ownLog.carryOut();
  }
}
