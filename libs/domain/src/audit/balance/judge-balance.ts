import type { Balance, BalanceVerdict, Triple } from '../learning-appraisal.js';
import { standardNormals } from '../random/standard-normals.js';
import { interval90 } from '../statistics/quantile.js';
import {
  closure,
  clr,
  ilr,
  MAJOR_IMBALANCE,
  MINOR_IMBALANCE,
  perturbationDifference,
  ternaryPoint,
} from './composition.js';
import { kept, planDraws, type Covariance } from './level-draws.js';

/** Taken once: looking them up costs more than a draw where globals are wrapped. */
const { exp, log, sqrt, max, hypot, SQRT2 } = Math;

/** How many times the three levels are drawn. */
export const DRAWS = 4000;

/** Equal practice at all three levels: the first reference that a balance is held against. */
export const EQUAL_PRACTICE: Triple = [1 / 3, 1 / 3, 1 / 3];

/** A verdict needs this probability. */
const SURE = 0.8;

/** Mean practice below this is too little to have a balance; below the second it is at a low level. */
const TOO_LITTLE = 0.15;
const LOW = 0.3;

/** By what a balance is drawn. */
export interface BalanceOptions {
  readonly seed: number;
  readonly draws?: number;
  /** The composition that counts as balanced. */
  readonly reference?: Triple;
}

/**
 * How three levels of practice stand to each other (audit paper, 2.6): levels are drawn together,
 * normal on the logit scale, three numbers a draw, so that what they have in common falls out of
 * their ratios. `means` and `covariance` on the scale from 0 to 1.
 */
export function judgeBalance(
  means: Triple,
  covariance: Covariance,
  { seed, draws = DRAWS, reference = EQUAL_PRACTICE }: BalanceOptions,
): Balance {
  const practice: Triple = [kept(means[0]), kept(means[1]), kept(means[2])];
  const total = (practice[0] + practice[1] + practice[2]) / 3;
  const composition = closure(practice);
  const difference = perturbationDifference(composition, reference);
  const coordinates = ilr(difference);
  const imbalance = hypot(coordinates[0], coordinates[1]);
  const drawn = drawBalance(practice, covariance, { seed, draws, reference });
  const cloud = cloudOf(drawn.first, drawn.second);
  const spread = cloud.covariance[0][0] + cloud.covariance[1][1];
  const [pMinor, pMajor] = [drawn.beyondMinor / draws, drawn.beyondMajor / draws];
  return {
    composition,
    ilr: coordinates,
    clr: clr(difference),
    ternary: ternaryPoint(composition),
    total,
    totalInterval: interval90(drawn.totals),
    imbalance,
    biasCorrected: sqrt(max(0, imbalance * imbalance - spread)),
    interval: interval90(drawn.distances),
    ilrIntervals: [interval90(drawn.first), interval90(drawn.second)],
    pMinor,
    pMajor,
    weakest: shares(drawn.weakest, draws),
    strongest: shares(drawn.strongest, draws),
    verdict: verdictOf(total, pMinor, pMajor),
    cloud,
  };
}

function verdictOf(total: number, pMinor: number, pMajor: number): BalanceVerdict {
  if (total < TOO_LITTLE) return 'too-little-practice';
  if (pMajor >= SURE) return 'strong-imbalance';
  if (pMinor >= SURE) return 'imbalance';
  if (1 - pMinor < SURE) return 'not-determined';
  return total < LOW ? 'balanced-at-low-level' : 'balanced';
}

const shares = ([a, b, c]: Triple, of: number): Triple => [a / of, b / of, c / of];

function drawBalance(
  means: Triple,
  covariance: Covariance,
  { seed, draws, reference }: Required<BalanceOptions>,
) {
  const normals = standardNormals(seed, 3 * draws);
  const { centre, factor } = planDraws(means, covariance);
  const [c0, c1, c2] = centre;
  const [l00, l10, l11, l20, l21, l22] = factor;
  const [r0, r1, r2] = [log(reference[0]), log(reference[1]), log(reference[2])];
  const first = new Float64Array(draws);
  const second = new Float64Array(draws);
  const distances = new Float64Array(draws);
  const totals = new Float64Array(draws);
  const weakest: [number, number, number] = [0, 0, 0];
  const strongest: [number, number, number] = [0, 0, 0];
  const acrossRoot = sqrt(2 / 3);
  let beyondMinor = 0;
  let beyondMajor = 0;
  for (let i = 0; i < draws; i += 1) {
    const e0 = normals[3 * i] as number;
    const e1 = normals[3 * i + 1] as number;
    const e2 = normals[3 * i + 2] as number;
    const d0 = 1 + exp(-(c0 + l00 * e0));
    const d1 = 1 + exp(-(c1 + l10 * e0 + l11 * e1));
    const d2 = 1 + exp(-(c2 + l20 * e0 + l21 * e1 + l22 * e2));
    totals[i] = (1 / d0 + 1 / d1 + 1 / d2) / 3;
    const g = -log(d0) - r0;
    const k = -log(d1) - r1;
    const d = -log(d2) - r2;
    const z1 = (g - k) / SQRT2;
    const z2 = acrossRoot * ((g + k) / 2 - d);
    const distance = sqrt(z1 * z1 + z2 * z2);
    first[i] = z1;
    second[i] = z2;
    distances[i] = distance;
    if (distance > MINOR_IMBALANCE) beyondMinor += 1;
    if (distance > MAJOR_IMBALANCE) beyondMajor += 1;
    weakest[g <= k ? (g <= d ? 0 : 2) : k <= d ? 1 : 2] += 1;
    strongest[g >= k ? (g >= d ? 0 : 2) : k >= d ? 1 : 2] += 1;
  }
  return { first, second, distances, totals, weakest, strongest, beyondMinor, beyondMajor };
}

/** Mean and covariance of drawn coordinates, before they are sorted. */
function cloudOf(first: Float64Array, second: Float64Array): Balance['cloud'] {
  const n = first.length;
  let [m1, m2] = [0, 0];
  for (let i = 0; i < n; i += 1) {
    m1 += first[i] as number;
    m2 += second[i] as number;
  }
  m1 /= n;
  m2 /= n;
  let [v11, v12, v22] = [0, 0, 0];
  for (let i = 0; i < n; i += 1) {
    const a = (first[i] as number) - m1;
    const b = (second[i] as number) - m2;
    v11 += a * a;
    v12 += a * b;
    v22 += b * b;
  }
  const [a, b, c] = [v11 / (n - 1), v12 / (n - 1), v22 / (n - 1)];
  return {
    mean: [m1, m2],
    covariance: [
      [a, b],
      [b, c],
    ],
  };
}
