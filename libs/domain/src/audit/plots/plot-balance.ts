import { ilrInverse, perturbationDifference } from '../balance/composition.js';
import type { LearningAppraisal } from '../learning-appraisal.js';
import type { ReportWords } from '../words/report-words.js';
import type { Plot } from './plot.js';
import { plotTernary } from './plot-ternary.js';

/**
 * The triangle of a firm: its levels with their cloud, the size of its practice, equal practice and,
 * where it may be shown, the middle of comparable firms. Null when a level has no data.
 */
export function plotBalance(
  { balance, normBalance }: LearningAppraisal,
  finding: string,
  words: ReportWords,
): Plot | null {
  if (balance === null) return null;
  // The norm is where the firm stands less how it stands against the norm.
  const norm =
    normBalance && perturbationDifference(balance.composition, ilrInverse(normBalance.ilr));
  return plotTernary({ balance, size: balance, finding, ...(norm && { norm }) }, words);
}
