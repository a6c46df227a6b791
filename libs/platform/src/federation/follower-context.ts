import type { DataSource } from 'typeorm';
import type { Clock, Ids } from '../clock.js';
import type { FollowerCounters } from './follower-counters.js';
import type { FollowedLedgers, Projection } from './follower-ports.js';

/** What following needs of its process. */
export interface FollowerContext {
  readonly db: DataSource;
  readonly ledgers: FollowedLedgers;
  readonly projection: Projection;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly counters?: FollowerCounters;
}

/** Injection token of the FollowerContext. */
export const FOLLOWER_CONTEXT = Symbol('FOLLOWER_CONTEXT');
