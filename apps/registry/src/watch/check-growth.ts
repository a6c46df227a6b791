import { observe } from '#ledger/observe.js';
import type { SeenCheckpoint } from '#ledger/observe.js';
import type { NewFinding } from './check-leaves.js';

/** From here on a ledger should be closed and followed by a successor. */
const TOO_BIG = 100_000_000;

/** How fresh a ledger must be kept. Seconds. */
export interface Freshness {
  /** POSIX time of the newest cosignature. */
  readonly cosignedAt: number;
  readonly now: number;
  /** Three heartbeats: one may be late and one may be lost. */
  readonly limit: number;
}

/**
 * What the newest checkpoint of a mirror says by itself: a frozen log, a log too big. A closed one has
 * no freshness: nothing more is signed.
 */
export function checkGrowth(
  newest: SeenCheckpoint,
  freshness: Freshness | 'closed',
): readonly NewFinding[] {
  const { size: index } = newest;
  const findings: NewFinding[] = [];
  if (freshness !== 'closed' && isStale(newest, freshness))
    findings.push({
      code: 'ledger.stale',
      index,
      detail: `no newer cosignature for over ${String(freshness.limit)} s`,
    });
  if (index > TOO_BIG)
    findings.push({ code: 'ledger.too-big', index, detail: 'a successor is due' });
  return findings;
}

const isStale = (newest: SeenCheckpoint, { cosignedAt, now, limit }: Freshness): boolean =>
  observe(newest, { sameSize: [], freshness: { age: now - cosignedAt, limit } }).kind === 4;
