import { LEAST_FIRMS } from '../audit/publication/limits.js';

/** A figure rests on so many people, firms and assessors at least: no cut under it (audit paper, 6.2). */
export const LEAST = LEAST_FIRMS;

/** Why a figure is held back. */
export type HeldBack =
  | 'nothing-recorded'
  | 'too-few-people'
  | 'too-few-firms'
  | 'too-few-assessors'
  | 'too-few-assessments'
  | 'all-alike';

/** Whom a figure is about. */
export interface Concerned {
  readonly person: string;
  /** Absent: of no known firm, which counts as none. */
  readonly firm?: string;
  /** Whose work the figure says something about; absent where it says nothing of assessors. */
  readonly assessors?: readonly string[];
}

/**
 * Why a figure over these may not be shown; undefined when it may. It needs five people of five firms,
 * and, where it says something about assessors, five of them: nobody is to be told by a figure.
 */
export function holdBack(rows: readonly Concerned[]): HeldBack | undefined {
  if (rows.length === 0) return 'nothing-recorded';
  const distinct = (values: readonly string[]) => new Set(values).size;
  if (distinct(rows.map(({ person }) => person)) < LEAST) return 'too-few-people';
  if (distinct(rows.flatMap(({ firm }) => firm ?? [])) < LEAST) return 'too-few-firms';
  const judged = rows.flatMap(({ assessors }) => assessors ?? []);
  if (rows.some(({ assessors }) => assessors !== undefined) && distinct(judged) < LEAST)
    return 'too-few-assessors';
  return undefined;
}
