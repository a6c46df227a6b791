import { Logger } from '@nestjs/common';
import { parseSignedNote } from '#ledger/signed-note.js';
import { clockOffset } from '../ledger/clock-offset.js';
import { findLog } from '../ledger/open-log.sql.js';
import { TickLoop } from '../ledger/tick-loop.js';
import { FetchFailed, fetchCheckpoint, NothingPublished } from './fetch-ledger.js';
import type { FollowerContext } from './follower-context.js';
import { frontierOf, newestNote } from './mirror.sql.js';
import { newestCosignature } from './newest-cosignature.js';
import { parkOf } from './parked-origin.sql.js';
import { heardOf, type HeardOrigin, noteContact } from './origin-contact.sql.js';
import type { OriginRepair } from './repair-origin.js';
import { Unverified, type VerifiedCheckpoint } from './verify-checkpoint.js';
import { verifyObserved } from './verify-observed.js';

/** Which ledgers are asked, and how often. */
export interface PullOptions {
  readonly origins: () => Promise<readonly string[]>;
  /** A ledger that was silent for so long is asked. Milliseconds. */
  readonly everyMs: number;
  /**
   * Whether what came over the bus is hearing of it. Not for whoever judges by the answer how old
   * his copy is: what a bus delivers may have been held back.
   */
  readonly segmentsCount: boolean;
}

/** `fresh`: our copy reaches what the ledger shows now. */
export type Checked = 'fresh' | 'not-followed' | 'away' | 'behind';

/** Ledgers asked at a time: one that answers slowly holds up an eighth at most. */
const PARALLEL = 8;
/** A ledger that does not answer is asked half as often each time, down to this. */
const LONGEST_PAUSE_MS = 300_000;

/**
 * Asks followed ledgers over HTTP whether there is more than our copy holds, and fetches it: how a
 * party without a bus follows, how lost segments are found, and how one knows that a ledger that
 * says nothing has nothing to say.
 */
export class OriginPulls {
  private readonly log = new Logger('pull');
  private readonly loop: TickLoop;
  private readonly running = new Map<string, Promise<unknown>>();
  private readonly failing = new Map<
    string,
    { readonly times: number; readonly notBefore: number }
  >();
  private stopped = true;

  constructor(
    private readonly context: FollowerContext,
    private readonly repair: OriginRepair,
    private readonly options: PullOptions,
  ) {
    const lookMs = Math.min(10_000, Math.max(100, options.everyMs / 10));
    this.loop = new TickLoop(
      () => this.startDue(),
      lookMs,
      (error) => {
        this.log.error(error instanceof Error ? error.message : String(error));
      },
    );
  }

  start(): void {
    this.stopped = false;
    this.loop.start();
  }

  /** Waits for the questions that are under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.loop.stop();
    await Promise.allSettled(this.running.values());
  }

  /**
   * Asks one ledger now. Only `fresh` is remembered, with the time before asking. Throws on faults of
   * ours only. A checkpoint older than our copy, or without a quorum, is no answer.
   */
  async check(origin: string): Promise<Checked> {
    const { db, ledgers, clock } = this.context;
    const trust = await ledgers.trustOf(origin);
    if (trust?.standing !== 'followed') return 'not-followed';
    const at = clock.now();
    let seen: VerifiedCheckpoint;
    try {
      const note = await fetchCheckpoint(trust.prefixUrl);
      seen = await verifyObserved(this.context, note, trust, 'http');
    } catch (error) {
      // As every ledger on its first day: asked again, and nothing to warn of.
      if (error instanceof NothingPublished) return this.noteFailure(origin, undefined);
      if (error instanceof FetchFailed || error instanceof Unverified)
        return this.noteFailure(origin, error.message);
      throw error;
    }
    const held = await this.held(origin);
    if (seen.size < held.size) return this.noteFailure(origin, 'it shows an older checkpoint');
    // Another root at the same size is evidence: the pull finds it.
    const isSame =
      seen.size === held.size &&
      held.root?.equals(seen.root) === true &&
      seen.newestCosignature <= held.cosignedAt &&
      // Parked: the bus has shown more than the ledger does, or nothing of it is believed.
      !(await parkOf(db, origin));
    if (!isSame) {
      const pulled = await this.repair.pull(origin);
      const { size } = await frontierOf(db, origin);
      if (pulled.outcome !== 'complete' || size < seen.size)
        return this.noteFailure(origin, 'what it shows could not be fetched', 'behind');
    }
    await noteContact(db, origin, at);
    if (this.failing.delete(origin)) this.log.log(`${origin} answers again`);
    return 'fresh';
  }

  /** As far as a note covers it: a pull that was interrupted left leaves beyond. */
  private async held(origin: string) {
    const { manager } = this.context.db;
    const log = await findLog(manager, origin);
    const newest = log && (await newestNote(manager, log.logId));
    if (!newest) return { size: 0, root: undefined, cosignedAt: 0 };
    const { size, root, note } = newest;
    return { size, root, cosignedAt: newestCosignature(parseSignedNote(note)) };
  }

  private async startDue(): Promise<void> {
    const origins = await this.options.origins();
    const heard = await heardOf(this.context.db, origins, this.options.segmentsCount);
    for (const { origin } of this.due(heard)) {
      if (this.stopped || this.running.size >= PARALLEL) return;
      const check = this.check(origin)
        .catch((error: unknown) => this.noteFailure(origin, String(error)))
        .finally(() => {
          this.running.delete(origin);
          this.loop.wake(); // a place is free
        });
      this.running.set(origin, check);
    }
  }

  /** The longest silent first. Each a little later than the bound, so that they do not come together. */
  private due(heard: readonly HeardOrigin[]): readonly HeardOrigin[] {
    const now = this.context.clock.now().getTime();
    const { everyMs } = this.options;
    const since = ({ heardAt }: HeardOrigin) => heardAt?.getTime() ?? 0;
    return heard
      .filter(
        (one) =>
          !this.running.has(one.origin) &&
          // A clock that went back asks at once.
          Math.abs(now - since(one)) >= everyMs + clockOffset(one.origin, everyMs / 4) &&
          (this.failing.get(one.origin)?.notBefore ?? 0) <= now,
      )
      .sort((a, b) => since(a) - since(b));
  }

  /** Told once when it begins. */
  private noteFailure<T extends Checked>(
    origin: string,
    reason: string | undefined,
    outcome = 'away' as T,
  ): T {
    const times = (this.failing.get(origin)?.times ?? 0) + 1;
    const { everyMs } = this.options;
    const pause = Math.min(everyMs * 2 ** (times - 1), Math.max(everyMs, LONGEST_PAUSE_MS));
    const notBefore = this.context.clock.now().getTime() + pause;
    this.failing.set(origin, { times, notBefore });
    if (times === 1 && reason !== undefined) this.log.warn(`${origin}: ${reason}`);
    return outcome;
  }
}
