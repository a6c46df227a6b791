import { EventEmitter } from 'node:events';
import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';

/** What the health page says of the ledger. */
export interface LedgerHealth {
  readonly state: 'waiting-for-witnesses' | 'writing' | 'closing' | 'closed' | 'read-only';
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
  private closing: { readonly reason: string; done: boolean } | undefined;

  /** Why the ledger is read-only; undefined when it is not. */
  get readOnly(): string | undefined {
    return this.reason;
  }

  /** True once the witnesses were asked and said nothing against it, and until the stop. */
  get mayWrite(): boolean {
    return (
      this.guarded && this.reason === undefined && !this.stopping && this.closing?.done !== true
    );
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

  /** The operator ordered the ledger closed: no intent is taken from here on. */
  beginClosing(reason: string): void {
    this.closing ??= { reason, done: false };
  }

  /** The last leaf is published: nothing is sequenced or signed any more. */
  noteClosed(): void {
    if (!this.closing || this.closing.done) return;
    this.closing.done = true;
    this.log.log(`the ledger is closed: ${this.closing.reason}`);
  }

  /** Refuses `ledger.closed` and `ledger.read-only`. An intent may be queued while the witnesses are still to be asked. */
  refuseWhenReadOnly(): void {
    if (this.closing) throw new DomainError('ledger.closed', { detail: this.closing.reason });
    if (this.reason !== undefined)
      throw new DomainError('ledger.read-only', { detail: this.reason });
  }

  health(): LedgerHealth {
    if (this.reason !== undefined) return { state: 'read-only', reason: this.reason };
    if (this.closing)
      return { state: this.closing.done ? 'closed' : 'closing', reason: this.closing.reason };
    return { state: this.guarded ? 'writing' : 'waiting-for-witnesses' };
  }

  /** Nothing is sequenced or signed from here on, and nobody waits any longer. */
  beginStop(): void {
    this.stopping = true;
    this.changes.emit('change');
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
