import { EventEmitter } from 'node:events';
import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';

/** What the health page says of the ledger. */
export interface LedgerHealth {
  readonly state: 'waiting-for-witnesses' | 'writing' | 'read-only';
  readonly reason?: string;
}

/** Whether this process may write its ledger. It starts forbidden, until the witnesses were asked. */
@Injectable()
export class LedgerState {
  private readonly log = new Logger('ledger');
  private readonly changes = new EventEmitter().setMaxListeners(0);
  private reason: string | undefined;
  private guarded = false;
  private stopping = false;

  /** Why the ledger is read-only; undefined when it is not. */
  get readOnly(): string | undefined {
    return this.reason;
  }

  /** True once the witnesses were asked and said nothing against it, and until the stop. */
  get mayWrite(): boolean {
    return this.guarded && this.reason === undefined && !this.stopping;
  }

  /** True when the rollback guard has passed, or has made the ledger read-only. */
  get isGuarded(): boolean {
    return this.guarded || this.reason !== undefined;
  }

  get isStopping(): boolean {
    return this.stopping;
  }

  /** The rollback guard passed (docs/design/ledger.md 9.5). */
  passGuard(): void {
    this.guarded = true;
  }

  /** For ever, in this process: what went backwards is healed by a person, then started again. */
  makeReadOnly(reason: string): void {
    if (this.reason !== undefined) return;
    this.reason = reason;
    this.log.error(`ledger.read-only: ${reason}`);
  }

  /** Refuses `ledger.read-only`. An intent may be queued while the witnesses are still to be asked. */
  refuseWhenReadOnly(): void {
    if (this.reason !== undefined)
      throw new DomainError('ledger.read-only', { detail: this.reason });
  }

  health(): LedgerHealth {
    if (this.reason !== undefined) return { state: 'read-only', reason: this.reason };
    return { state: this.guarded ? 'writing' : 'waiting-for-witnesses' };
  }

  /** Nothing is sequenced or signed from here on, and nobody waits any longer. */
  beginStop(): void {
    this.stopping = true;
    this.changes.emit('change');
  }

  /** An intent of this process is committed. */
  noteIntent(): void {
    this.changes.emit('intent');
  }

  /** Calls at every intent of this process, so that the sequencer need not look often. */
  onIntent(listener: () => void): void {
    this.changes.on('intent', listener);
  }

  /** A new size was published by this process. */
  notePublication(): void {
    this.changes.emit('change');
  }

  /** Resolves at the next publication of this process, at its stop, or after `ms`. */
  async nextChange(ms: number): Promise<void> {
    if (this.stopping) return;
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.changes.off('change', end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      this.changes.on('change', end);
    });
  }
}
