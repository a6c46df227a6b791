import type { RegisteredHub } from '#domain/generated/schemas.js';

interface Interval {
  readonly decision: 'accredited' | 'suspended' | 'withdrawn';
  readonly from: string;
  readonly to: string;
}

/**
 * Where a hub stands at an instant: the last decision, in the order in which they were taken, that
 * is in force then. `applied` without any.
 */
export function standingNow(decisions: readonly Interval[], now: Date): RegisteredHub['standing'] {
  const inForce = decisions.findLast(
    ({ from, to }) => Date.parse(from) <= now.getTime() && now.getTime() < Date.parse(to),
  );
  return inForce?.decision ?? 'applied';
}
