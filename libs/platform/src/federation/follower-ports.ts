import type { EntityManager } from 'typeorm';
import type { PublicEvent } from '#domain/generated/schemas.js';
import type { Evidence } from '#ledger/evidence.js';
import type { ListedLogKey } from '../ledger/key-changes.sql.js';

/** What the follower must know of a ledger before it believes a word of it. */
export interface FollowedLedger {
  /** Keys of the log with the sizes they sign for, the oldest first; see LogKeyHistory. */
  readonly logKeys: readonly [ListedLogKey, ...ListedLogKey[]];
  /** Text of c2sp.org/tlog-policy: who must have cosigned. */
  readonly policy: string;
  /** Where the ledger is read over HTTP, ending in `/`. */
  readonly prefixUrl: string;
  readonly standing: 'followed' | 'not-accredited';
}

/** The trust list of this process. An origin it does not know is not followed. */
export interface FollowedLedgers {
  /** Inside a transaction with its manager, so that it sees which keys earlier leaves named. */
  trustOf(origin: string, m?: EntityManager): Promise<FollowedLedger | undefined>;
}

/** A public leaf that is valid against the event envelope and its own schema. */
export interface ProjectedLeaf {
  readonly origin: string;
  readonly index: number;
  readonly event: PublicEvent;
  /** Bytes (salt[32] || content) by lower-case hex digest; an erased body is absent. */
  readonly bodies: ReadonlyMap<string, Buffer>;
}

/** Evidence of kind 1 or 2, already stored as ledger_evidence. */
export interface Contradiction {
  readonly evidenceId: string;
  readonly evidence: Evidence;
}

/**
 * Turns leaves into the tables of this process, inside the transaction of the mirror: a throw undoes
 * what its origin wrote in it, and it is tried again. Called in index order, once per index. A pure function of
 * rows and leaf: no clock, no chance, no network.
 */
export interface Projection {
  project(m: EntityManager, leaf: ProjectedLeaf): Promise<void>;
  /** In the transaction that stores the evidence and freezes the mirror; once for each fact. */
  contradicted?(m: EntityManager, found: Contradiction): Promise<void>;
}

/** Injection tokens of the two ports; the module given to FollowerModule exports both. */
export const FOLLOWED_LEDGERS = Symbol('FOLLOWED_LEDGERS');
export const PROJECTION = Symbol('PROJECTION');
