import type { Cell, WorldValues } from './cell.js';
import { goalOf, goalText, reaches } from './goals.js';

/** One figure in one cell, over all its worlds. */
export interface Figure {
  readonly figure: string;
  readonly cell: string;
  /** Mean over the worlds, to four places; null where no world had such a case. */
  readonly value: number | null;
  readonly lowest: number | null;
  readonly highest: number | null;
  readonly worlds: number;
  /** Null when the figure is shown without a goal. */
  readonly goal: string | null;
  /** A figure without a goal is always in order. */
  readonly ok: boolean;
}

/** Values of one cell in its worlds, put together and held against the goals, or against `wanted`. */
export function figuresOf(
  cell: Pick<Cell, 'id'>,
  worlds: readonly WorldValues[],
  wanted = goalOf,
): Figure[] {
  const names = [...new Set(worlds.flatMap((values) => Object.keys(values)))];
  return names.map((figure) => {
    const values = worlds
      .map((world) => world[figure] ?? Number.NaN)
      .filter((value) => !Number.isNaN(value));
    const goal = wanted(figure, cell.id);
    const known = values.length > 0;
    const value = values.reduce((sum, one) => sum + one, 0) / values.length;
    return {
      ...{ figure, cell: cell.id },
      value: known ? places(value) : null,
      lowest: known ? places(Math.min(...values)) : null,
      highest: known ? places(Math.max(...values)) : null,
      worlds: values.length,
      goal: goal === undefined ? null : goalText(goal),
      ok: goal === undefined || (known && reaches(places(value), goal)),
    };
  });
}

const places = (value: number) => Math.round(value * 10_000) / 10_000;
