import type { Respondent } from '../audit-input.js';
import type { Item } from '../instrument/instrument-types.js';
import type {
  Agreement,
  ConstructScore,
  LearningAppraisal,
  LearningNote,
  ResponseQuality,
} from '../learning-appraisal.js';
import { averageDeviation, rwgOfItems } from '../statistics/agreement.js';
import { krippendorffAlpha } from '../statistics/krippendorff-alpha.js';
import { mean } from '../statistics/moments.js';
import { judgeResponse } from './judge-response.js';
import { scoreConstruct } from './score-construct.js';
import type { ScoringParameters } from './scoring-parameters.js';

/** The codes of every scale. */
const CODES = [0, 1, 2, 3, 4];

/** Who answered, in the order of their ids, and whose answers count. */
export interface Answered {
  readonly quality: readonly ResponseQuality[];
  readonly used: readonly Respondent[];
}

/** Judges everybody's answers. Ordered by id, so that no sum depends on who was named first. */
export function sortRespondents(
  respondents: readonly Respondent[],
  items: readonly Item[],
): Answered {
  const sorted = [...respondents].sort((a, b) => (a.id < b.id ? -1 : 1));
  const quality = sorted.map((respondent) => judgeResponse(respondent, items));
  return { quality, used: sorted.filter((_, place) => quality[place]?.used) };
}

/** What kept the answers from saying more. */
export function notesOnAnswers({ quality, used }: Answered): LearningNote[] {
  if (quality.length === 0) return ['nobody-answered'];
  if (used.length === 0) return ['no-answer-counts'];
  return [
    ...(used.length === 1 ? (['one-respondent'] as const) : []),
    ...(used.length < quality.length ? (['some-answers-left-out'] as const) : []),
  ];
}

/** Items by the construct that they measure, in the order of the instrument. */
export function itemsByConstruct(items: readonly Item[]): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(item.construct);
    if (group === undefined) groups.set(item.construct, [item]);
    else group.push(item);
  }
  return groups;
}

/** Scores of groups of items, by group. */
export function scoreGroups(
  used: readonly Respondent[],
  groups: ReadonlyMap<string, readonly Item[]>,
  heads: number,
  parameters: ScoringParameters,
): Record<string, ConstructScore> {
  const scores: Record<string, ConstructScore> = {};
  for (const [id, items] of groups) scores[id] = scoreConstruct(used, items, heads, parameters);
  return scores;
}

/** How alike people answered (audit paper, 2.5). From two people on; shown from three. */
export function agreementOf(
  used: readonly Respondent[],
  groups: ReadonlyMap<string, readonly Item[]>,
): LearningAppraisal['agreement'] {
  const byConstruct: Record<string, Agreement> = {};
  const all: number[][] = [];
  for (const [construct, items] of groups) {
    const ratings = items.map((item) => codesOf(used, item));
    all.push(...ratings);
    const deviations = ratings
      .filter((codes) => codes.length > 1)
      .map((codes) => averageDeviation(codes) ?? 0);
    byConstruct[construct] = {
      rwg: rwgOfItems(ratings),
      averageDeviation: deviations.length === 0 ? null : mean(deviations),
      respondents: used.filter(({ answers }) =>
        items.some(({ id }) => typeof answers[id] === 'number'),
      ).length,
    };
  }
  return { krippendorffOrdinal: krippendorffAlpha(all, 'ordinal', CODES), byConstruct };
}

function codesOf(used: readonly Respondent[], { id }: Item): number[] {
  return used.flatMap(({ answers }) => {
    const answer = answers[id];
    return typeof answer === 'number' ? [answer] : [];
  });
}
