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

/** What the newest checkpoint of a mirror says by itself: a frozen log, a log too big. */
export function checkGrowth(
  newest: SeenCheckpoint,
  { cosignedAt, now, limit }: Freshness,
): readonly NewFinding[] {
  const { size: index } = newest;
  const freshness = { age: now - cosignedAt, limit };
  const findings: NewFinding[] = [];
  if (observe(newest, { sameSize: [], freshness }).kind === 4)
    findings.push({
      code: 'ledger.stale',
      index,
      detail: `no newer cosignature for over ${String(limit)} s`,
    });
  if (index > TOO_BIG)
    findings.push({ code: 'ledger.too-big', index, detail: 'a successor is due' });
  return findings;
}
