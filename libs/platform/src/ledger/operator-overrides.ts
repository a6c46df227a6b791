import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '#domain/core/domain-error.js';
import { Clock } from '../clock.js';
import { inTransaction } from '../database/in-transaction.js';
import { LedgerIntents } from './ledger-intents.js';
import { LEDGER_OPTIONS, type LedgerOptions } from './ledger-options.js';
import { decideRequests, openRequest } from './operator-overrides.sql.js';
import type { RootAt } from './publisher.sql.js';

/** A request is for the moment: one that a backup brings back, or that lay about, counts no more. */
const REQUEST_MS = 10 * 60_000;
/** Of the schema of ledger.operator-override. */
const NAMES_AT_MOST = 64;

/**
 * The way on for a ledger whose witnesses are gone (`guildmark ledger resume`). It takes the place
 * of an answer that nobody gives, never of one that says no, and it stands in the ledger for ever.
 */
@Injectable()
export class OperatorOverrides {
  private readonly log = new Logger('ledger');

  constructor(
    @Inject(LEDGER_OPTIONS) private readonly options: LedgerOptions,
    private readonly db: DataSource,
    private readonly intents: LedgerIntents,
    private readonly clock: Clock,
  ) {}

  /**
   * True when an operator has asked for this head to be written, once per request. To be called only
   * when nobody who answered holds a larger or another tree. `silent` names who did not answer.
   */
  async take(head: RootAt, silent: readonly string[]): Promise<boolean> {
    try {
      return await this.record(head, silent);
    } catch (error) {
      // A reason that may not stand in the ledger, or a queue that is full, is an answer too.
      if (!(error instanceof DomainError)) throw error;
      await this.refuse(`${error.code}: ${error.message}`);
      return false;
    }
  }

  private record({ size, root }: RootAt, silent: readonly string[]): Promise<boolean> {
    const now = this.clock.now();
    return inTransaction(this.db, async (m) => {
      const request = await openRequest(m, size, new Date(now.getTime() - REQUEST_MS));
      if (!request) return false;
      // The decision and its leaf commit together: no override without its record.
      await this.intents.appendEvent(m, {
        type: 'eu.guildmark.ledger.operator-override.v1',
        schema: 'events/ledger.operator-override/1.0',
        subject: this.options.origin,
        data: {
          reason: request.reason,
          overridden: 'quorum-missing',
          silent: silent.slice(0, NAMES_AT_MOST).map((name) => name.slice(0, 300)),
          size,
          root: root.toString('base64'),
        },
        time: now,
      });
      await decideRequests(m, { granted: true, detail: 'recorded in the ledger' }, now);
      this.log.warn(`an operator lets the ledger be written at size ${size}`);
      return true;
    });
  }

  /** Somebody holds a larger or another tree: a signature now could begin a second history. */
  async refuse(detail: string): Promise<void> {
    await decideRequests(this.db, { granted: false, detail }, this.clock.now());
  }
}
