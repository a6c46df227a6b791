import { DomainError } from '../../core/domain-error.js';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** Shorter, and nobody had the time to answer. */
const SHORTEST_MS = HOUR_MS;
/** Longer, and the first and the last answer are about different firms. */
const LONGEST_MS = 90 * DAY_MS;
/** Nobody plans further ahead; keeps dates within what a database holds. */
const AHEAD_MS = 366 * DAY_MS;

/** Where a round stands. Nothing leads back from the last two. */
export type RoundState = 'planned' | 'open' | 'closed' | 'cancelled';

/** When a round begins and ends, and when it was ended. */
export interface RoundTimes {
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly closedAt?: Date;
  readonly cancelledAt?: Date;
}

/**
 * Where a round stands at `now`. Its time decides, not whether somebody has already tidied up after
 * it: from `closesAt` on it is closed.
 */
export function roundState(times: RoundTimes, now: Date): RoundState {
  if (times.cancelledAt) return 'cancelled';
  if (times.closedAt || now >= times.closesAt) return 'closed';
  return now >= times.opensAt ? 'open' : 'planned';
}

/** Whether a round in this state is over for good. */
export const isRoundOver = (state: RoundState): boolean =>
  state === 'closed' || state === 'cancelled';

/**
 * Refuses `audit-round.dates-out-of-range` unless the round begins within a year from `now` and ends
 * in the future, an hour to 90 days after it began; also for dates that are none.
 */
export function checkPeriod({ opensAt, closesAt }: RoundTimes, now: Date): void {
  const length = closesAt.getTime() - opensAt.getTime();
  const ahead = opensAt.getTime() - now.getTime();
  // What is no date compares as false.
  if (length >= SHORTEST_MS && length <= LONGEST_MS && ahead <= AHEAD_MS && closesAt > now) return;
  throw new DomainError('audit-round.dates-out-of-range', {
    expected: 'a beginning within 366 days and an end in the future, an hour to 90 days later',
    got: 'another period',
  });
}
