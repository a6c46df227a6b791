import { DomainError } from '../../core/domain-error.js';

/** What may become of a recommendation. */
export type RecommendationState = 'open' | 'accepted' | 'declined' | 'done';

/** A decision about a recommendation; dates are days, `2027-03-01`. */
export interface Decision {
  readonly state: RecommendationState;
  readonly reason?: string | undefined;
  /** When to look at it again. */
  readonly followUpOn?: string | undefined;
}

/** Ten years: a date beyond is a slip of the finger. */
const FARTHEST_YEARS = 10;

/**
 * A decision with its texts trimmed. Refuses `recommendation.reason-missing` when it is declined
 * without a reason (the reasons are what the rules are improved by; audit paper, 10), and
 * `recommendation.date-unfit` a day to look again that is not after `today` and within ten years, or
 * that is given for what is done.
 */
export function decideRecommendation(decision: Decision, today: string): Decision {
  const { state, followUpOn } = decision;
  const reason = decision.reason?.trim() ?? '';
  if (state === 'declined' && reason === '')
    throw new DomainError('recommendation.reason-missing', { expected: 'why it is declined' });
  if (followUpOn !== undefined) refuseUnfit(followUpOn, state, today);
  return {
    state,
    ...(reason !== '' && { reason }),
    ...(followUpOn !== undefined && { followUpOn }),
  };
}

function refuseUnfit(followUpOn: string, state: RecommendationState, today: string): void {
  if (state === 'done')
    throw new DomainError('recommendation.date-unfit', {
      expected: 'no day to look again at what is done',
    });
  const last = `${String(Number(today.slice(0, 4)) + FARTHEST_YEARS)}${today.slice(4)}`;
  // Days of this form sort as texts.
  if (followUpOn <= today || followUpOn > last)
    throw new DomainError('recommendation.date-unfit', {
      expected: `a day after ${today} and not after ${last}`,
      got: followUpOn,
    });
}
