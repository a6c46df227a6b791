import type { Balance, Interval, Level } from '../learning-appraisal.js';

/** A level against the geometric mean of the other two, with its 90 % interval. */
export interface LevelRatio {
  readonly ratio: number;
  readonly interval: Interval;
}

/** What each level is in ilr coordinates, times 3/2: its log ratio to the other two. */
const WEIGHTS: Readonly<Record<Level, readonly [number, number]>> = {
  IG: [1.5 / Math.SQRT2, 1.5 / Math.sqrt(6)],
  KA: [-1.5 / Math.SQRT2, 1.5 / Math.sqrt(6)],
  CD: [0, -Math.sqrt(3 / 2)],
};

/** Half a 90 % interval of a normal distribution. */
const NORMAL_90 = 1.645;

/**
 * How much a level is of the other two: exp(-sqrt(3/2) z2) for competence development, and its like
 * for the others (2.6). The interval of the third comes from the draws, of the others from the mean
 * and the covariance of the cloud; it always holds the value.
 */
export function levelRatio(
  balance: Pick<Balance, 'ilr' | 'ilrIntervals' | 'cloud'>,
  level: Level,
): LevelRatio {
  const [w1, w2] = WEIGHTS[level];
  const at = ([z1, z2]: readonly [number, number]) => w1 * z1 + w2 * z2;
  const value = at(balance.ilr);
  const [low, high] = level === 'CD' ? byDraws(balance) : byCloud(balance.cloud, w1, w2);
  return {
    ratio: Math.exp(value),
    interval: [Math.exp(Math.min(low, value)), Math.exp(Math.max(high, value))],
  };
}

function byDraws({ ilrIntervals }: Pick<Balance, 'ilrIntervals'>): Interval {
  const [low, high] = ilrIntervals[1];
  return [-Math.sqrt(3 / 2) * high, -Math.sqrt(3 / 2) * low];
}

function byCloud({ mean, covariance }: Balance['cloud'], w1: number, w2: number): Interval {
  const [[a, b], [, c]] = covariance;
  const centre = w1 * mean[0] + w2 * mean[1];
  const half = NORMAL_90 * Math.sqrt(Math.max(w1 * w1 * a + 2 * w1 * w2 * b + w2 * w2 * c, 0));
  return [centre - half, centre + half];
}
