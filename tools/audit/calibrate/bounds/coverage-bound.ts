import { appraiseLearning } from '#domain/audit/appraise-learning.js';
import { ilr } from '#domain/audit/balance/composition.js';
import { instrument } from '#domain/audit/instrument/instrument.js';
import { LEVELS, NINETY } from '../balance-cells.js';
import { shareOf } from '../calibration-error.js';
import type { Amount, Cell, WorldValues } from '../cell.js';
import { sampleFirm } from '../firm-answers.js';
import type { World } from '../world.js';

/** The share of intervals that ought to hold in a hard world. */
const WANTED = 0.86;

/** An interval against the truth. */
export interface Miss {
  /** Its middle minus the truth. */
  readonly error: number;
  readonly halfWidth: number;
}

/** Coverage by answers alone, beside that of somebody who knows by how much answers are off on average. */
export function coverageBounds({ firms, draws }: Amount): Cell[] {
  return (['base', 'hard'] as const).flatMap((difficulty) =>
    ([1, 2] as const).map((people): Cell => ({
      topic: 'coverage',
      id: `${difficulty} n=${people} self-report`,
      difficulty,
      worldsFactor: 1,
      measure: (world) => boundIn(world, people, { firms, draws }),
    })),
  );
}

function boundIn(world: World, people: number, { firms, draws }: Amount): WorldValues {
  const levels: Miss[][] = LEVELS.map(() => []);
  const coordinates: Miss[][] = [[], []];
  for (let index = 0; index < firms; index++) {
    const firm = sampleFirm(world, instrument.firmItems, index);
    const input = firm.ask(people, { withoutRecords: true });
    const { balance, combined } = appraiseLearning(input, { draws });
    for (const [at, level] of LEVELS.entries()) {
      const { mean = 0, variance = 0 } = combined[level] ?? {};
      const halfWidth = NINETY * Math.sqrt(variance);
      levels[at]?.push({ error: mean - (firm.levels[at] ?? 0), halfWidth });
    }
    if (balance === null) continue;
    for (const [at, truth] of ilr(firm.levels).entries()) {
      const [low, high] = balance.ilrIntervals[at] ?? [0, 0];
      coordinates[at]?.push({ error: (low + high) / 2 - truth, halfWidth: (high - low) / 2 });
    }
  }
  return { ...valuesOf('coverage-level', levels), ...valuesOf('coverage-ilr', coordinates) };
}

function valuesOf(figure: string, kinds: readonly (readonly Miss[])[]): WorldValues {
  const known = kinds.flatMap(withoutMeanError);
  return {
    [figure]: shareOf(kinds.flat(), holds),
    [`${figure} knowing-the-mean-error`]: shareOf(known, holds),
    [`${figure}-times-as-wide-for-${WANTED}`]: widthToHold(kinds.flat(), WANTED),
  };
}

const holds = ({ error, halfWidth }: Miss) => Math.abs(error) <= halfWidth;

/** The same intervals moved by what they are off on average. */
export function withoutMeanError(misses: readonly Miss[]): Miss[] {
  const mean = misses.reduce((sum, { error }) => sum + error, 0) / misses.length;
  return misses.map(({ error, halfWidth }) => ({ error: error - mean, halfWidth }));
}

/** How many times as wide intervals would have to be for such a share of them to hold the truth. */
export function widthToHold(misses: readonly Miss[], share: number): number {
  const widths = misses
    .map(({ error, halfWidth }) => Math.abs(error) / halfWidth)
    .sort((a, b) => a - b);
  return widths[Math.ceil(share * widths.length) - 1] ?? Number.NaN;
}
