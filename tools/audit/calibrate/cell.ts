import type { World } from './world.js';

/** Values of figures in one world, by figure; NaN where a world has no such case. */
export type WorldValues = Readonly<Record<string, number>>;

/** What a cell measures. */
export type Topic = 'type' | 'coverage' | 'even' | 'change' | 'skills' | 'cluster';

/** One column of the table: a way of asking, measured in each of some worlds. */
export interface Cell {
  readonly topic: Topic;
  /** `base n=4`; names the goals too. */
  readonly id: string;
  readonly difficulty: World['difficulty'];
  /** How many worlds for each one that was asked for: quick cells look at more. */
  readonly worldsFactor: number;
  measure(world: World): WorldValues;
}

/** How much is simulated. */
export interface Amount {
  readonly firms: number;
  /** Draws of a balance; the audit itself takes 4,000. */
  readonly draws: number;
}
