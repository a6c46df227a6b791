import { EventEmitter } from 'node:events';
import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';

/** What the health page says of the ledger. */
export interface LedgerHealth {
  readonly state:
    'waiting-for-witnesses' | 'catching-up' | 'writing' | 'closing' | 'closed' | 'read-only';
  readonly reason?: string;
}

/** Why nothing is written for now. */
interface Hold {
  readonly state: 'catching-up' | 'read-only';
  readonly reason: string;
}

/** Whether this process may write its ledger. It starts forbidden, until the witnesses were asked. */
@Injectable()
export class LedgerState {
  private readonly log = new Logger('ledger');
  private readonly changes = new EventEmitter().setMaxListeners(0);
  /** For the life of the process. */
  private final: string | undefined;
  private hold: Hold | undefined;
  private largestNamed = 0;
  private guarded = false;
  private stopping = false;
  private closing: { readonly reason: string; done: boolean } | undefined;

  /** Why the ledger is read-only, for ever or until it has healed; undefined when it is not. */
  get readOnly(): string | undefined {
    return this.final ?? this.hold?.reason;
  }

  /** True once the witnesses were asked and said nothing against it, and until the stop. */
  get mayWrite(): boolean {
    return (
      this.guarded && this.readOnly === undefined && !this.stopping && this.closing?.done !== true
    );
  }

  /** True when the rollback guard has passed, or has made the ledger read-only for ever. */
  get isGuarded(): boolean {
    return this.final !== undefined || this.guarded;
  }

  /** The largest size a witness named without showing a note of it; 0 when none did. */
  get named(): number {
    return this.largestNamed;
  }

  get isStopping(): boolean {
    return this.stopping;
  }

  /** The rollback guard passed (docs/design/ledger.md 9.5): what held the ledger back is over. */
  passGuard(): void {
    if (this.hold) this.log.log('the ledger agrees with its witnesses again');
    this.guarded = true;
    this.hold = undefined;
  }

  /** Until the rollback guard passes: somebody knows more of this ledger than it holds itself. */
  holdBack(state: Hold['state'], reason: string): void {
    if (this.hold?.reason !== reason) this.log.error(`ledger.${state}: ${reason}`);
    this.hold = { state, reason };
    this.guarded = false;
  }

  /** Nothing speaks against writing, and too few have been heard. */
  awaitWitnesses(): void {
    this.hold = undefined;
    this.guarded = false;
  }

  /** A witness named a size beyond the head, and the guard has to find out. */
  suspectRollback(named: number, headSize: number): void {
    this.largestNamed = Math.max(this.largestNamed, named);
    this.holdBack('catching-up', `a witness knows size ${named}, the ledger has ${headSize}`);
  }

  /** For ever, in this process: two histories are for a person to look into. */
  makeReadOnly(reason: string): void {
    if (this.final !== undefined) return;
    this.final = reason;
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
    if (this.readOnly !== undefined)
      throw new DomainError('ledger.read-only', { detail: this.readOnly });
  }

  health(): LedgerHealth {
    if (this.final !== undefined) return { state: 'read-only', reason: this.final };
    if (this.hold) return this.hold;
    if (this.closing)
      return { state: this.closing.done ? 'closed' : 'closing', reason: this.closing.reason };
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

  /** A new size was published by this process, and its segment waits in the outbox. */
  notePublication(): void {
    this.changes.emit('change');
    this.noteOutbox();
  }

  /** A segment of this process waits in the outbox. */
  noteOutbox(): void {
    this.changes.emit('outbox');
  }

  /** Calls at every segment that this process writes to the outbox, so that it need not wait to be looked for. */
  onOutbox(listener: () => void): void {
    this.changes.on('outbox', listener);
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
