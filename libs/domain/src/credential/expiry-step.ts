const DAY_MS = 24 * 60 * 60_000;

/** Days before its end at which a holder is told, the last first (design paper of the screens, 7). */
const STEPS = [7, 30, 90] as const;

/** So many days or fewer are left. */
export type ExpiryStep = (typeof STEPS)[number];

/** The furthest end that there is a word about. */
export const EXPIRY_HORIZON_MS = 90 * DAY_MS;

/**
 * Which word is due about a credential that ends at `validUntil` (RFC 3339): the nearest step that is
 * reached, also when an earlier one was missed. None for one that ends later or has ended.
 */
export function expiryStep(validUntil: string, now: Date): ExpiryStep | undefined {
  const left = Date.parse(validUntil) - now.getTime();
  return left < 0 ? undefined : STEPS.find((days) => left <= days * DAY_MS);
}
