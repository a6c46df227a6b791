import { atLeast, countAble } from './count-able.js';

/** What is expected of the people who are able against the people who are needed. */
export interface GapFigures {
  readonly need: number;
  readonly expected: number;
  /** 0 to 1; 1 when nobody is needed. */
  readonly coverage: number;
  /** Probability that fewer than needed are able. */
  readonly pGap: number;
  readonly shortfall: number;
  readonly surplus: number;
}

/**
 * Gap figures of one competence (audit paper, 4.3), in people: with N able and n needed, the
 * coverage E[min(N,n)]/n, P(N < n), the shortfall E[(n-N)+] and the surplus E[(N-n)+].
 */
export function measureGap(probabilities: readonly number[], need: number): GapFigures {
  const distribution = countAble(probabilities);
  const mean = (of: (people: number) => number) =>
    distribution.reduce((sum, p, k) => sum + p * of(k), 0);
  const within = (share: number) => Math.min(1, Math.max(0, share));
  return {
    need,
    expected: mean((k) => k),
    coverage: need > 0 ? within(mean((k) => Math.min(k, need)) / need) : 1,
    pGap: within(1 - atLeast(distribution, need)),
    shortfall: mean((k) => Math.max(0, need - k)),
    surplus: mean((k) => Math.max(0, k - need)),
  };
}
