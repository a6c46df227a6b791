import type { Respondent } from '#domain/audit/audit-input.js';
import type { AskedItem } from './answer.js';

const LEVELS = [
  ['IGI', 'IGF'],
  ['KAI', 'KAF'],
  ['CDI', 'CDF'],
] as const;

/**
 * What is not done, to compare with (audit paper, 0.2): shares of mean scores, uneven when the largest
 * lies more than ten points above the smallest.
 */
export function naiveShareRule(
  respondents: readonly Respondent[],
  items: readonly AskedItem[],
): boolean {
  const means = LEVELS.map((cells) => {
    const ids = items.filter(({ construct }) => cells.some((cell) => cell === construct));
    const codes = respondents.flatMap(({ answers }) =>
      ids.map(({ id }) => answers[id]).filter((code) => typeof code === 'number'),
    );
    return codes.reduce<number>((sum, code) => sum + code, 0) / Math.max(1, codes.length);
  });
  const total = means.reduce((sum, mean) => sum + mean, 0);
  return total > 0 && (Math.max(...means) - Math.min(...means)) / total > 0.1;
}
