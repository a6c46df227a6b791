import { DomainError } from '../core/domain-error.js';
import type { ClaimPlace } from './claim-steps.js';

const DAY_MS = 24 * 60 * 60_000;
/** Days within which a decision may be appealed (design paper 1). */
const APPEAL_DAYS = 28;
/** Days for which an offer stands. */
const OFFER_DAYS = 60;

/** The last moment at which a decision may be appealed. */
export const appealUntil = (decidedAt: Date): Date =>
  new Date(decidedAt.getTime() + APPEAL_DAYS * DAY_MS);

/** The last moment at which an offer may be taken. */
export const offerUntil = (decidedAt: Date): Date =>
  new Date(decidedAt.getTime() + OFFER_DAYS * DAY_MS);

/** Refuses `appeal.already-used` for a second appeal, `appeal.window-closed` after 28 days. */
export function checkAppeal(decidedAt: Date, appealedBefore: boolean, now: Date): void {
  if (appealedBefore) throw new DomainError('appeal.already-used');
  const last = appealUntil(decidedAt);
  if (now > last)
    throw new DomainError('appeal.window-closed', { expected: `until ${last.toISOString()}` });
}

/** Whether a decided claim is over: not met after the window for appeals, or an offer never taken. */
export function hasLapsed(state: ClaimPlace, decidedAt: Date, now: Date): boolean {
  if (state === 'not-met') return now > appealUntil(decidedAt);
  return state === 'offered' && now > offerUntil(decidedAt);
}
