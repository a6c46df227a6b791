import { DomainError } from '../core/domain-error.js';

/** Which judgement stands, or that a fresh one is needed. */
export type ModerationChoice = 'first' | 'second' | 'fresh' | 'order-fresh';

/**
 * The turn whose judgement the moderator lets stand, or 'order-fresh'. Refuses
 * `moderation.reason-missing`, and `moderation.fresh-used` for a second fresh assessment or for
 * choosing a fresh one that nobody has given.
 */
export function checkModeration(
  choice: ModerationChoice,
  reason: string,
  freshGiven: boolean,
): 1 | 2 | 3 | 'order-fresh' {
  if (reason.trim() === '') throw new DomainError('moderation.reason-missing');
  if ((choice === 'order-fresh') === freshGiven && choice !== 'first' && choice !== 'second')
    throw new DomainError('moderation.fresh-used', {
      expected: freshGiven ? 'first, second or fresh' : 'first, second or order-fresh',
      got: choice,
    });
  if (choice === 'order-fresh') return choice;
  return ({ first: 1, second: 2, fresh: 3 } as const)[choice];
}
