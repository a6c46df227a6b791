import type { Health } from '#domain/generated/schemas.js';
import type { LedgerHealth } from '../ledger/ledger-state.js';

/** How this process stands to the bus. */
export interface BusFacts {
  /** False in a party that follows over HTTP alone. */
  readonly isUsed: boolean;
  /** False when the broker did not answer just now. */
  readonly reachable: boolean;
  /** Seconds since it was last found away, or since the start. */
  readonly reachableSeconds: number;
  /** Partitions given to this process; undefined while it has not joined its group. */
  readonly assigned?: number | undefined;
  /** Seconds since it last asked for records. */
  readonly pollSeconds?: number | undefined;
  /** Records that its group has not dealt with, over all partitions; undefined when nobody told. */
  readonly lag?: number | undefined;
}

/** What tables say of the way to and from the others. */
export interface FederationFacts {
  readonly outboxRows: number;
  readonly outboxSeconds: number;
  readonly parkedOrigins: number;
  /** Seconds since the newest checkpoint of any followed ledger was taken; undefined before the first. */
  readonly viewSeconds?: number | undefined;
}

/** What only this app knows of itself. */
export interface OwnFacts {
  readonly parts: Readonly<Record<string, string>>;
  /** False while it must not be sent requests, for a reason of its own. */
  readonly isReady: boolean;
  readonly isWell: boolean;
}

/** What readiness is judged by. Without a database there are no facts from tables. */
export interface ReadinessFacts {
  readonly uptimeSeconds: number;
  readonly ledger: LedgerHealth;
  readonly bus: BusFacts;
  readonly tables?: { readonly federation: FederationFacts; readonly own: OwnFacts } | undefined;
}

/** A consumer that has not asked for so long is stuck; one that starts has so long to join its group. */
const POLL_SECONDS = 60;
/** A bus that comes back finds its readers asleep: they wake at longer and longer pauses. */
const RETURN_SECONDS = 300;
/** Alarms of docs/design/federation.md 10. */
const OUTBOX_SECONDS = 60;
const LAG_RECORDS = 1000;
/** From here on every issue warns that the registry was not heard of (docs/design/federation.md 5.1). */
const VIEW_SECONDS = 72 * 3600;

type Follower =
  | 'following'
  | 'joining'
  | 'rejoining'
  | 'over-http'
  | 'unassigned'
  | 'stalled'
  | 'waiting-for-bus';

const WELL: ReadonlySet<Follower> = new Set(['following', 'joining', 'over-http']);

/**
 * Whether requests should be sent here, and what is not well. Unready: no database, an own ledger that
 * refuses, or a consumer that hangs although the bus answers. A bus that is away stops nobody from
 * working: degraded.
 */
export function judgeReadiness(facts: ReadinessFacts): Health {
  const { ledger, bus, tables } = facts;
  const follower = followerOf(facts);
  const isRefusing = ledger.state === 'read-only' || ledger.state === 'catching-up';
  const isReady = tables?.own.isReady === true && !isRefusing && follower !== 'stalled';
  const isWell =
    ledger.state === 'writing' &&
    WELL.has(follower) &&
    (bus.lag ?? 0) <= LAG_RECORDS &&
    tables !== undefined &&
    tables.own.isWell &&
    isCurrent(tables.federation);
  return {
    status: !isReady ? 'unready' : isWell ? 'ok' : 'degraded',
    parts: {
      database: tables ? 'ok' : 'no-answer',
      ...tables?.own.parts,
      ledger: ledger.state,
      ...(ledger.reason !== undefined && { ledgerReason: ledger.reason }),
      bus: !bus.isUsed ? 'unused' : bus.reachable ? 'reachable' : 'away',
      follower,
    },
    federation: figuresOf(bus, tables?.federation),
  };
}

const isCurrent = (told: FederationFacts): boolean =>
  told.outboxSeconds <= OUTBOX_SECONDS &&
  told.parkedOrigins === 0 &&
  (told.viewSeconds ?? 0) <= VIEW_SECONDS;

function followerOf({ bus, uptimeSeconds }: ReadinessFacts): Follower {
  const { isUsed, reachable, reachableSeconds, assigned, pollSeconds } = bus;
  if (!isUsed) return 'over-http';
  if (!reachable) return 'waiting-for-bus';
  if (assigned === undefined || assigned === 0) {
    if (uptimeSeconds < POLL_SECONDS) return 'joining';
    // More processes than partitions: another one follows, and this one is of use all the same.
    return 'unassigned';
  }
  if ((pollSeconds ?? uptimeSeconds) > POLL_SECONDS)
    return reachableSeconds > RETURN_SECONDS ? 'stalled' : 'rejoining';
  return 'following';
}

function figuresOf(
  bus: BusFacts,
  told: FederationFacts | undefined,
): NonNullable<Health['federation']> {
  const { assigned, pollSeconds, lag } = bus;
  return {
    ...(assigned !== undefined && { assignedPartitions: assigned }),
    ...(pollSeconds !== undefined && { pollSeconds: Math.floor(pollSeconds) }),
    ...(lag !== undefined && { lag }),
    ...(told && {
      outboxRows: told.outboxRows,
      outboxSeconds: Math.floor(told.outboxSeconds),
      parkedOrigins: told.parkedOrigins,
      ...(told.viewSeconds !== undefined && { viewSeconds: Math.floor(told.viewSeconds) }),
    }),
  };
}
