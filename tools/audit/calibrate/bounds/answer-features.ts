import type { LearningInput } from '#domain/audit/audit-input.js';
import { estimateCount, estimateShare } from '#domain/audit/scoring/estimate-indicator.js';
import { indicators } from '#domain/audit/instrument/indicators.js';
import type { AskedItem } from '../answer.js';
import { CONSTRUCTS } from '../truth-table.js';

/**
 * Everything an audit gets to see of a firm as one row of numbers: means of the owner's answers and of
 * the others' by construct, what each indicator shows, size and youth. NaN for what is missing.
 */
export function answerFeatures(input: LearningInput, items: readonly AskedItem[]): number[] {
  const years = input.exposureMonths / 12;
  const answers = (['owner', 'employee'] as const).flatMap((stratum) => {
    const people = input.respondents.filter((respondent) => respondent.stratum === stratum);
    return CONSTRUCTS.map((construct) => {
      const codes = people.flatMap((person) =>
        items.flatMap(({ id, construct: of, direction }) => {
          const code = person.answers[id];
          if (of !== construct || typeof code !== 'number') return [];
          return [direction > 0 ? code : 4 - code];
        }),
      );
      return codes.reduce((sum, code) => sum + code / 4, 0) / codes.length;
    });
  });
  const records = indicators.map(({ id, halfSaturation = 1, per }) => {
    const figure = input.indicators.find((one) => one.id === id);
    if (figure === undefined) return Number.NaN;
    if (figure.of !== undefined) return estimateShare(figure.count, figure.of).mean;
    const exposure = per === 'year' ? years : years * input.heads;
    return estimateCount(figure.count, exposure, halfSaturation).mean;
  });
  return [...answers, ...records, Math.log(input.heads), (input.ageYears ?? 99) < 4 ? 1 : 0];
}
