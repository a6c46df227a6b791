import { Inject, Injectable, Logger } from '@nestjs/common';
import { inTransaction } from '../database/in-transaction.js';
import {
  FetchFailed,
  fetchBodies,
  fetchCheckpoint,
  fetchEntries,
  NothingPublished,
} from './fetch-ledger.js';
import { FOLLOWER_CONTEXT, type FollowerContext } from './follower-context.js';
import type { FollowedLedger } from './follower-ports.js';
import { frontierOf, storeFinding } from './mirror.sql.js';
import { ALARM_ATTEMPTS, park, parkOf, type ParkReason, postpone } from './parked-origin.sql.js';
import { stepsUpTo } from './prove-range.js';
import { readPublicEvent } from './read-public-event.js';
import { type Range, type Taken, takeRange } from './take-range.js';
import { Unverified } from './verify-checkpoint.js';
import { verifyObserved } from './verify-observed.js';

/** How a pull ended. `later`: it failed, and is tried again by itself. */
export type Pulled =
  | { readonly outcome: 'complete' | 'frozen' | 'not-followed' }
  | { readonly outcome: 'later'; readonly reason: string };

/** Brings a mirror up to its origin's newest checkpoint over HTTP, through the same checks as the bus. */
@Injectable()
export class OriginRepair {
  private readonly log = new Logger('repair');
  private readonly running = new Map<string, Promise<Pulled>>();

  constructor(@Inject(FOLLOWER_CONTEXT) private readonly context: FollowerContext) {}

  /**
   * Pulls what is missing. An origin that cannot be reached, or whose answers do not verify, is
   * parked and pulled again later. Throws on faults of ours only; then too it is pulled again.
   */
  pull(origin: string): Promise<Pulled> {
    const present = this.running.get(origin);
    if (present) return present;
    const pull = this.attempt(origin).finally(() => this.running.delete(origin));
    this.running.set(origin, pull);
    return pull;
  }

  /** Resolves when no pull is going on. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.running.values());
  }

  private async attempt(origin: string): Promise<Pulled> {
    const trust = await this.context.ledgers.trustOf(origin);
    if (trust?.standing !== 'followed') {
      await this.defer(origin, undefined);
      return { outcome: 'not-followed' };
    }
    try {
      const taken = await this.pullFrom(origin, trust);
      if (taken === 'frozen') return { outcome: 'frozen' };
      // Still parked: the checkpoint it serves is older than one that its log has signed.
      if (!(await parkOf(this.context.db, origin))) return { outcome: 'complete' };
      await this.defer(origin, undefined);
      return { outcome: 'later', reason: 'its checkpoint is older than one we have seen' };
    } catch (error) {
      const isRoot = error instanceof Unverified && error.code === 'segment.root-mismatch';
      await this.parkForLater(origin, isRoot ? 'root' : undefined);
      if (!(error instanceof Unverified || error instanceof FetchFailed)) throw error;
      if (!(error instanceof NothingPublished)) this.log.warn(`${origin}: ${error.message}`);
      return { outcome: 'later', reason: error.message };
    }
  }

  private async pullFrom(origin: string, trust: FollowedLedger): Promise<Taken> {
    const { db } = this.context;
    const note = await fetchCheckpoint(trust.prefixUrl);
    const checkpoint = await verifyObserved(this.context, note, trust, 'http');
    const frontier = await frontierOf(db, origin);
    const [{ verifierKey }] = trust.logKeys;
    const common = { origin, verifierKey, via: 'repair' as const };
    const last = { ...common, root: checkpoint.root, checkpoint };
    if (checkpoint.size <= frontier.size)
      return this.take({ ...last, start: checkpoint.size, entries: [], bodies: new Map() });

    const steps = await stepsUpTo(frontier, checkpoint.size, (start, end) =>
      fetchEntries(trust.prefixUrl, start, end),
    );
    if (!steps.at(-1)?.root.equals(checkpoint.root)) {
      await this.findRootMismatch(origin, frontier.size);
      throw new Unverified('segment.root-mismatch');
    }
    let taken: Taken = 'duplicate';
    for (const step of steps) {
      const isLast = step === steps.at(-1);
      const { start } = step;
      const entries = await step.entries();
      const bodies = await fetchBodies(trust.prefixUrl, bodiesNamedBy(entries, origin));
      // crash here: the mirror holds proven leaves without a note; the next pull goes on from there
      taken = await this.take({
        ...(isLast ? last : { ...common, root: step.root }),
        start,
        entries,
        bodies,
      });
      if (taken === 'frozen') return taken;
    }
    return taken;
  }

  private take(range: Range): Promise<Taken> {
    return inTransaction(this.context.db, (m) => takeRange(m, this.context, range));
  }

  private findRootMismatch(origin: string, index: number): Promise<void> {
    return storeFinding(this.context.db, {
      origin,
      index,
      code: 'ledger.root-mismatch',
      detail: 'the entries served by the origin do not have the root its log signed',
      at: this.context.clock.now(),
    });
  }

  private async parkForLater(origin: string, reason: ParkReason | undefined): Promise<void> {
    const { db, clock } = this.context;
    const { size } = await frontierOf(db, origin);
    const parked = await parkOf(db, origin);
    const at = clock.now();
    if (!parked) await park(db, { origin, reason: 'gap', nextIndex: size, seenSize: size, at });
    await this.defer(origin, reason);
  }

  private async defer(origin: string, reason: ParkReason | undefined): Promise<void> {
    const { db, clock } = this.context;
    const attempts = await postpone(db, origin, reason, clock.now());
    if (attempts !== ALARM_ATTEMPTS) return;
    const code = 'federation.origin-parked';
    this.log.warn(`${code}: ${origin} was tried ${attempts} times and is still behind`);
  }
}

function bodiesNamedBy(entries: readonly Buffer[], origin: string): readonly string[] {
  const digests = entries.flatMap((entry) => {
    const reading = readPublicEvent(entry, origin);
    return reading.kind === 'event' ? reading.references.map(({ sha256 }) => sha256) : [];
  });
  return [...new Set(digests)];
}
