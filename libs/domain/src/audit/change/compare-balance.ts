import {
  ilr,
  ilrInverse,
  MINOR_IMBALANCE,
  perturbationDifference,
} from '../balance/composition.js';
import { DRAWS } from '../balance/judge-balance.js';
import { planDraws, type Covariance, type DrawPlan } from '../balance/level-draws.js';
import type { Interval, Level, Triple } from '../learning-appraisal.js';
import { standardNormals } from '../random/standard-normals.js';
import { mean, variance } from '../statistics/moments.js';
import { interval90 } from '../statistics/quantile.js';

/** Taken once: looking them up costs more than a draw where globals are wrapped. */
const { exp, hypot, max, sqrt } = Math;

/** How the balance of a firm moved between two audits (audit paper, 6.1). */
export interface BalanceChange {
  /** The later composition without the earlier one: equal parts when nothing moved. */
  readonly difference: Triple;
  readonly ilr: readonly [number, number];
  /** How far it moved, in Aitchison's geometry. */
  readonly distance: number;
  /** The same drawn towards no move, and its 90 % interval. */
  readonly shrunk: number;
  readonly interval: Interval;
  /** Probability of a move beyond one by which a level gains half against the others. */
  readonly pRelevant: number;
  readonly verdict: 'shifted' | 'no-relevant-shift' | 'not-determined';
  /** The level that gained most against the others, in 70 % of the draws or more; only of a shift. */
  readonly towards: Level | null;
}

/** The three levels of one audit, 0 to 1. */
export interface LevelEstimates {
  readonly means: Triple;
  readonly covariance: Covariance;
}

/**
 * Spread of moves before anything is known: a level at .4 that changes by .12, as a logarithm. Without
 * it the noise of two audits alone would be taken for a move.
 */
const PRIOR_DEVIATION = 0.3;

const SURE = 0.8;
const NAMED = 0.7;
const LEVELS: readonly [Level, Level, Level] = ['IG', 'KA', 'CD'];

/**
 * The difference of two balances. Both audits are drawn with the same numbers, as far as their errors
 * are the same (`correlation`, 0 to 1: same items, same people); the rest has numbers of its own, for
 * wholly equal ones would take an error that is not shared for certainty.
 */
export function compareBalance(
  before: LevelEstimates,
  after: LevelEstimates,
  { seed, correlation }: { readonly seed: number; readonly correlation: number },
): BalanceChange {
  const normals = standardNormals(seed, 6 * DRAWS);
  const [first, second] = [plan(before), plan(after)];
  const own = sqrt(1 - correlation * correlation);
  const [z1, z2] = [new Float64Array(DRAWS), new Float64Array(DRAWS)];
  for (let i = 0; i < DRAWS; i += 1) {
    const drawn: Triple = [at(normals, 3 * i), at(normals, 3 * i + 1), at(normals, 3 * i + 2)];
    const apart = 3 * (DRAWS + i);
    const again: Triple = [
      correlation * drawn[0] + own * at(normals, apart),
      correlation * drawn[1] + own * at(normals, apart + 1),
      correlation * drawn[2] + own * at(normals, apart + 2),
    ];
    const [a, b] = ilr(perturbationDifference(levelsAt(second, again), levelsAt(first, drawn)));
    z1[i] = a;
    z2[i] = b;
  }
  const difference = perturbationDifference(practice(second), practice(first));
  return { difference, ...judgeMove(ilr(difference), z1, z2) };
}

/** Draws the moves towards none, by how unsure they are, and counts what is relevant. */
function judgeMove(
  move: readonly [number, number],
  z1: Float64Array,
  z2: Float64Array,
): Omit<BalanceChange, 'difference'> {
  const [m1, m2] = [mean(Array.from(z1)), mean(Array.from(z2))];
  const error = (variance(Array.from(z1)) + variance(Array.from(z2))) / 2;
  const weight = PRIOR_DEVIATION ** 2 / (PRIOR_DEVIATION ** 2 + error);
  const distances = new Float64Array(DRAWS);
  const gained: [number, number, number] = [0, 0, 0];
  let beyond = 0;
  for (let i = 0; i < DRAWS; i += 1) {
    const a = weight * move[0] + sqrt(weight) * (at(z1, i) - m1);
    const b = weight * move[1] + sqrt(weight) * (at(z2, i) - m2);
    const distance = sqrt(a * a + b * b);
    distances[i] = distance;
    if (distance > MINOR_IMBALANCE) beyond += 1;
    const moved = ilrInverse([a, b]);
    gained[moved.indexOf(max(...moved)) as 0 | 1 | 2] += 1;
  }
  const pRelevant = beyond / DRAWS;
  const verdict =
    pRelevant >= SURE ? 'shifted' : 1 - pRelevant >= SURE ? 'no-relevant-shift' : 'not-determined';
  const most = gained.indexOf(max(...gained)) as 0 | 1 | 2;
  const distance = hypot(move[0], move[1]);
  return {
    ilr: move,
    distance,
    shrunk: weight * distance,
    interval: interval90(distances),
    pRelevant,
    verdict,
    towards: verdict === 'shifted' && gained[most] / DRAWS >= NAMED ? LEVELS[most] : null,
  };
}

const at = (values: Float64Array, place: number): number => values[place] as number;

const plan = ({ means, covariance }: LevelEstimates): DrawPlan => planDraws(means, covariance);

const expit = (value: number): number => 1 / (1 + exp(-value));

const practice = ({ centre }: DrawPlan): Triple => [
  expit(centre[0]),
  expit(centre[1]),
  expit(centre[2]),
];

function levelsAt({ centre, factor }: DrawPlan, [e0, e1, e2]: Triple): Triple {
  return [
    expit(centre[0] + factor[0] * e0),
    expit(centre[1] + factor[1] * e0 + factor[2] * e1),
    expit(centre[2] + factor[3] * e0 + factor[4] * e1 + factor[5] * e2),
  ];
}
