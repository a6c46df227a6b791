import { type Random, randomOf } from './random.js';
import { CLUSTER_TRUTH, CLUSTER_TYPES, CONSTRUCTS, FIRM_TRUTH, FIRM_TYPES } from './truth-table.js';

/** How kind a world is to the engine. */
export type Difficulty = 'base' | 'hard';

/** How large the disturbances of a world are (audit paper, 9.1), all on the scale from 0 to 1. */
export interface Disturbances {
  /** Shift of every mean of the truth table in a world. */
  readonly shift: number;
  /** Spread of firms of one type. */
  readonly within: number;
  readonly halo: number;
  /** A respondent's leaning on one construct. */
  readonly leaning: number;
  /** By how much owners see their firm in a better light. */
  readonly flattery: number;
  readonly acquiescence: number;
  /** What is peculiar to one item in one firm. */
  readonly firmItem: number;
  readonly noise: number;
}

export const DISTURBANCES: Readonly<Record<Difficulty, Disturbances>> = {
  base: {
    ...{ shift: 0.05, within: 0.13, halo: 0.09, leaning: 0.08 },
    ...{ flattery: 0.05, acquiescence: 0.04, firmItem: 0.1, noise: 0.21 },
  },
  hard: {
    ...{ shift: 0.1, within: 0.16, halo: 0.12, leaning: 0.1 },
    ...{ flattery: 0.09, acquiescence: 0.06, firmItem: 0.13, noise: 0.25 },
  },
};

/** Spread of the difficulty of items, which the scorer does not know. */
const ITEM_DIFFICULTY = 0.07;

/** A made-up population of firms and clusters. */
export interface World {
  readonly difficulty: Difficulty;
  readonly disturbances: Disturbances;
  /** Means of the constructs by type, this world's own. */
  readonly firmMeans: Readonly<Record<string, readonly number[]>>;
  readonly clusterMeans: Readonly<Record<string, readonly (readonly number[])[]>>;
  /** How much each construct follows a firm's general inclination to learn. */
  readonly loadings: readonly number[];
  itemDifficulty(item: string): number;
  random(label: string): Random;
}

/** Constructs that rise and fall with learning in general; crisis and dominance go against it. */
const LEARNING = new Set(['IGI', 'IGF', 'KAI', 'KAF', 'CDI', 'CDF', 'EXT', 'INT', 'SEC', 'MKT']);
const AGAINST = new Set(['CRI', 'DOM']);

/** Whether more of a construct is what people like to report: 1 yes, -1 the contrary, 0 neither. */
export function valueOf(construct: string): number {
  if (AGAINST.has(construct)) return -1;
  return LEARNING.has(construct) || construct === 'MJS' || construct === 'ICT' ? 1 : 0;
}

/** The world of a seed. `table` moves the truth table itself: another author's table. */
export function worldOf(seed: string, difficulty: Difficulty, table = 0): World {
  const random = randomOf(`world/${seed}/${difficulty}`);
  const disturbances = DISTURBANCES[difficulty];
  const shifts = random.branch('shifts');
  const author = random.branch('table');
  const moved = (mean: number) =>
    clamp(mean + shifts.normal(0, disturbances.shift) + author.normal(0, table), 0.05, 0.95);
  const firmMeans = Object.fromEntries(
    FIRM_TYPES.map((type) => [type, FIRM_TRUTH[type].means.map(moved)]),
  );
  const clusterMeans = Object.fromEntries(
    CLUSTER_TYPES.map((type) => [type, CLUSTER_TRUTH[type].map((form) => form.map(moved))]),
  );
  const strength = random.branch('loadings');
  const loadings = CONSTRUCTS.map((construct) => {
    const loading = 0.3 + 0.3 * strength.uniform();
    return LEARNING.has(construct) ? loading : AGAINST.has(construct) ? -loading : 0;
  });
  const difficulties = new Map<string, number>();
  return {
    ...{ difficulty, disturbances, firmMeans, clusterMeans, loadings },
    itemDifficulty: (item) => {
      let value = difficulties.get(item);
      if (value === undefined) {
        value = random.branch(`item/${item}`).normal(0, ITEM_DIFFICULTY);
        difficulties.set(item, value);
      }
      return value;
    },
    random: (label) => random.branch(label),
  };
}

/** `value` brought between both ends. */
export function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
