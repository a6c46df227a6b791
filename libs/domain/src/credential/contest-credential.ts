import { DomainError } from '../core/domain-error.js';
import { changeStatus, type RecordedStatus, type Standing } from './change-status.js';

const DAY_MS = 24 * 60 * 60_000;
/** Days after its issue within which a holder may contest, as many as for an appeal (design paper 1). */
const CONTEST_DAYS = 28;

/** What a holder finds who says that a credential is wrong. */
export interface Contestable extends Standing {
  readonly issuedAt: Date;
  /** Whether it was contested at any time, whatever came of it. */
  readonly contestedBefore: boolean;
}

/**
 * The status of a credential that its holder contests: suspended at once, until an officer decides.
 * Refuses `contest.already-used`, `contest.window-closed` after 28 days, and as changeStatus does
 * for `suspend`.
 */
export function contestCredential(
  { issuedAt, contestedBefore, ...standing }: Contestable,
  now: Date,
): RecordedStatus {
  if (contestedBefore) throw new DomainError('contest.already-used');
  const last = new Date(issuedAt.getTime() + CONTEST_DAYS * DAY_MS);
  if (now > last)
    throw new DomainError('contest.window-closed', { expected: `until ${last.toISOString()}` });
  // Nobody but an officer asks for a revocation: who commands makes no difference to this one.
  return changeStatus(standing, 'suspend', '');
}
