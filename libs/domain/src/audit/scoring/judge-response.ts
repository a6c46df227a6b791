import type { Respondent } from '../audit-input.js';
import type { Item } from '../instrument/instrument-types.js';
import type { ResponseQuality } from '../learning-appraisal.js';
import { mean, variance } from '../statistics/moments.js';

/** Fewer answers than this share of what was asked do not count. */
const MIN_ANSWERED = 0.5;

/** So many answers, of which so many to items turned round, with so little spread: a straight line. */
const STRAIGHT_LINE = { answers: 20, turned: 4, deviation: 0.35 };

/** One and the same code throughout is a straight line from one item turned round on. */
const FLAT_LINE = { answers: 20, turned: 1 };

/** A mean difference of this between both directions of so many constructs is told, nothing more. */
const INCONSISTENT = { constructs: 4, difference: 0.5 };

/** How carefully somebody answered the items that were put to them (audit paper, 2.2). */
export function judgeResponse(
  { id, answers }: Respondent,
  items: readonly Item[],
): ResponseQuality {
  const asked = items.filter((item) => answers[item.id] !== undefined);
  const codes: number[] = [];
  const byConstruct = new Map<string, { along: number[]; against: number[] }>();
  let turned = 0;
  for (const item of asked) {
    const code = answers[item.id];
    if (typeof code !== 'number') continue;
    codes.push(code);
    if (item.direction < 0) turned += 1;
    const both = byConstruct.get(item.construct) ?? { along: [], against: [] };
    byConstruct.set(item.construct, both);
    (item.direction > 0 ? both.along : both.against).push(code / 4);
  }
  const differences = [...byConstruct.values()]
    .filter(({ along, against }) => along.length > 0 && against.length > 0)
    .map(({ along, against }) => Math.abs(mean(along) - (1 - mean(against))));
  const answered = asked.length === 0 ? 0 : codes.length / asked.length;
  const deviation = codes.length > 1 ? Math.sqrt(variance(codes)) : 0;
  const inconsistency = differences.length > 0 ? mean(differences) : null;
  const flat = deviation === 0 && codes.length >= FLAT_LINE.answers && turned >= FLAT_LINE.turned;
  const straight =
    codes.length >= STRAIGHT_LINE.answers &&
    turned >= STRAIGHT_LINE.turned &&
    deviation < STRAIGHT_LINE.deviation;
  const torn =
    inconsistency !== null &&
    differences.length >= INCONSISTENT.constructs &&
    inconsistency > INCONSISTENT.difference;
  const flag =
    answered < MIN_ANSWERED
      ? 'too-few-answers'
      : straight || flat
        ? 'straight-line'
        : torn
          ? 'inconsistent'
          : null;
  return {
    respondent: id,
    answered,
    longestRun: longestRun(codes),
    deviation,
    inconsistency,
    flag,
    used: flag === null || flag === 'inconsistent',
  };
}

function longestRun(codes: readonly number[]): number {
  let longest = 0;
  let run = 0;
  let last: number | null = null;
  for (const code of codes) {
    run = code === last ? run + 1 : 1;
    last = code;
    longest = Math.max(longest, run);
  }
  return longest;
}
