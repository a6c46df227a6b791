/** A hub whose copy of the registry's decisions is older should find out why. */
export const VIEW_AGEING_MS = 72 * 3_600_000;
/** Nobody may certify by decisions that may have been taken back a week ago. */
export const VIEW_STALE_MS = 7 * 24 * 3_600_000;

/** How far a hub may rely on its copy of the registry's decisions. */
export type ViewAge = 'fresh' | 'ageing' | 'stale';

/**
 * Judges a copy by when it was last known to be all that the registry had decided. A time in the
 * future is a wrong clock, not a fresh copy, when it is further away than the copy may be old.
 */
export function judgeViewAge(confirmedAt: Date, now: Date): ViewAge {
  const ageMs = Math.abs(now.getTime() - confirmedAt.getTime());
  if (ageMs > VIEW_STALE_MS) return 'stale';
  return ageMs > VIEW_AGEING_MS ? 'ageing' : 'fresh';
}
