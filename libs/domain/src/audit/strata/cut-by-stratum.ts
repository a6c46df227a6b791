import type { LearningInput, Respondent, Stratum } from '../audit-input.js';
import { instrument } from '../instrument/instrument.js';
import type { Item } from '../instrument/instrument-types.js';
import { itemsByConstruct, scoreGroups, sortRespondents } from '../scoring/score-respondents.js';
import { scoringParameters } from '../scoring/scoring-parameters.js';

/** What people in one position answered on average, where nobody can be told from it. */
export interface StratumCut {
  readonly stratum: Stratum;
  /** How many of them answered so that it counts. */
  readonly people: number;
  /** Mean answers from 0 to 1, of levels and of `SEC`; what could tell of one or two people is absent. */
  readonly means: Readonly<Record<string, number>>;
}

/** No cut of answers by position under three people (audit paper, 6.2). */
export const FEWEST = 3;

const constructs = itemsByConstruct(instrument.firmItems);

/** The levels and the skills evaluation culture: what a firm talks about, not every item. */
const groups: ReadonlyMap<string, readonly Item[]> = new Map([
  ...instrument.levels.map(
    ({ level, cells }) => [level, cells.flatMap((cell) => constructs.get(cell) ?? [])] as const,
  ),
  ['SEC', constructs.get('SEC') ?? []] as const,
]);

/**
 * Mean answers by position. A mean is of three people or more, and so is what is left when all shown
 * means are taken out of the mean of everybody, which stands in the audit: else the one left could be
 * worked out. Positions come in the order of their names.
 */
export function cutByStratum({ respondents, heads }: LearningInput): readonly StratumCut[] {
  const { used } = sortRespondents(respondents, instrument.firmItems);
  const people = heads === 0 ? Infinity : heads;
  const score = (some: readonly Respondent[]) =>
    scoreGroups(some, groups, people, scoringParameters);
  const all = score(used);
  const strata = [...new Set(used.flatMap(({ stratum }) => stratum ?? []))].sort();
  const cuts = strata.map((stratum) => {
    const own = used.filter((respondent) => respondent.stratum === stratum);
    return { stratum, people: own.length, scores: score(own) };
  });
  const shown = new Map<string, ReadonlySet<string>>();
  for (const id of groups.keys()) {
    const counts = cuts.map(
      ({ stratum, scores }) => [stratum, scores[id]?.respondents ?? 0] as const,
    );
    shown.set(id, safeToShow(counts, all[id]?.respondents ?? 0));
  }
  return cuts.flatMap(({ stratum, people: count, scores }) => {
    const means = [...groups.keys()].flatMap((id) => {
      const raw = scores[id]?.raw;
      return shown.get(id)?.has(stratum) && typeof raw === 'number' ? [[id, raw] as const] : [];
    });
    return means.length === 0 ? [] : [{ stratum, people: count, means: Object.fromEntries(means) }];
  });
}

/** Parts of `total` people that may be shown beside the whole; parts are pairs of name and people. */
export function safeToShow(
  parts: readonly (readonly [string, number])[],
  total: number,
): ReadonlySet<string> {
  const shown = parts
    .filter(([, people]) => people >= FEWEST)
    .sort(([a, some], [b, more]) => more - some || (a < b ? -1 : 1));
  for (;;) {
    const rest = total - shown.reduce((sum, [, people]) => sum + people, 0);
    if (rest === 0 || rest >= FEWEST || shown.length === 0)
      return new Set(shown.map(([name]) => name));
    shown.pop();
  }
}
