import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { inTransaction } from '../database/in-transaction.js';
import { closeOwnLog } from './close-own-log.js';
import { LedgerIntents } from './ledger-intents.js';
import { LEDGER_OPTIONS, type LedgerOptions } from './ledger-options.js';
import { LedgerState } from './ledger-state.js';
import { nameLogKeys } from './name-log-keys.js';
import { openOwnLog } from './open-own-log.js';
import { publishPolicy } from './publish-policy.js';

/** Carries out on the own log what the operator ordered: opening, other keys or witnesses, closing. */
@Injectable()
export class OwnLog {
  private keysNamed = false;
  private policyAnnounced = false;

  constructor(
    @Inject(LEDGER_OPTIONS) private readonly options: LedgerOptions,
    private readonly db: DataSource,
    private readonly state: LedgerState,
    private readonly intents: LedgerIntents,
    private readonly clock: Clock,
  ) {}

  /** Opens a new ledger; throws, and so ends the start, when the settings are not those of this one. */
  async open(): Promise<void> {
    await inTransaction(this.db, (m) =>
      openOwnLog(m, this.options, this.intents, this.clock.now()),
    );
    const { closing } = this.options;
    if (closing !== undefined) this.state.beginClosing(closing);
  }

  /**
   * What is left to do, once the ledger may be written. Makes it read-only when the key file asks
   * for what nobody would believe; other faults are thrown, and it is tried again.
   */
  async carryOut(): Promise<void> {
    if (!this.state.mayWrite) return;
    if (!this.keysNamed) await this.nameKeys();
    if (!this.policyAnnounced) await this.announcePolicy();
    const { closing } = this.options;
    if (this.state.mayWrite && closing !== undefined)
      await closeOwnLog(
        { db: this.db, intents: this.intents, state: this.state },
        { origin: this.options.origin, reason: closing },
        this.clock.now(),
      );
  }

  private async announcePolicy(): Promise<void> {
    if (!this.state.mayWrite || this.options.closing !== undefined) return;
    await publishPolicy(this.db, this.options, this.intents, this.clock.now());
    this.policyAnnounced = true;
  }

  private async nameKeys(): Promise<void> {
    try {
      // crash before this commits: no key is named; the next start names them
      await inTransaction(this.db, (m) =>
        nameLogKeys(m, this.options, this.intents, this.clock.now()),
      );
      this.keysNamed = true;
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('ledger.key-mismatch'))) throw error;
      this.state.makeReadOnly(error.message);
    }
  }
}
