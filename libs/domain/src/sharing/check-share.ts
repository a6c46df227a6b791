import { DomainError } from '../core/domain-error.js';
import type { NewShare } from '../generated/schemas.js';

/** A year, and the day that a leap year adds: no link outlives it (docs/design/credentials.md 7). */
const LONGEST_MS = 366 * 86_400_000;

/** More links than this at a time nobody keeps in view. */
export const MOST_OPEN_SHARES = 100;

/**
 * Whether a holder may make this link now, beside `open` others that can still be opened.
 * Refuses `share.expiry-out-of-range` for an end that is past or more than 366 days away,
 * `share.credential-repeated`, and `share.too-many`.
 */
export function checkShare(draft: NewShare, open: number, now: Date): void {
  const lasts = Date.parse(draft.expiresAt) - now.getTime();
  // Date.parse gives NaN for the 31st of June: every comparison with it is false.
  if (!(lasts > 0 && lasts <= LONGEST_MS))
    throw new DomainError('share.expiry-out-of-range', {
      expected: 'a moment within the next 366 days',
      got: draft.expiresAt,
    });
  const ids = draft.credentials.map(({ id }) => id);
  if (new Set(ids).size < ids.length) throw new DomainError('share.credential-repeated');
  if (open >= MOST_OPEN_SHARES) throw new DomainError('share.too-many');
}
