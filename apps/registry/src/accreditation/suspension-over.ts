import { wholeSecond } from '#domain/core/instant.js';
import type { DecisionRecord } from './hub-record.js';
import { standingNow } from './standing-now.js';

type Taken = Pick<DecisionRecord, 'decision' | 'scope' | 'from' | 'to'>;

/**
 * The suspension of everything a hub is, or is yet to be, accredited for: from now to the end of its
 * last accreditation, so that it does not run out by itself. Undefined when there is nothing to
 * suspend, now and later.
 */
export function suspensionOver(
  decisions: readonly Taken[],
  now: Date,
): (Taken & { readonly decision: 'suspended' }) | undefined {
  const instants = decisions
    .flatMap(({ from, to }) => [new Date(from), new Date(to)])
    .filter((instant) => instant > now);
  const isAccredited = (instant: Date) => standingNow(decisions, instant) === 'accredited';
  if (![now, ...instants].some(isAccredited)) return undefined;
  const accredited = decisions.filter(
    ({ decision, to }) => decision === 'accredited' && Date.parse(to) > now.getTime(),
  );
  const last = accredited.at(-1);
  if (!last) return undefined;
  const end = Math.max(...accredited.map(({ to }) => Date.parse(to)));
  return {
    decision: 'suspended',
    scope: last.scope,
    from: wholeSecond(now),
    to: wholeSecond(new Date(end)),
  };
}
