import type { LearningInput, Respondent } from '#domain/audit/audit-input.js';
import { answerOf, type AskedItem, drawLeaning, drawPeculiarities } from './answer.js';
import { drawBalanced, drawFirm, type NoType, type TrueFirm } from './firm.js';
import { drawRecords } from './records.js';
import { CONSTRUCTS } from './truth-table.js';
import type { World } from './world.js';

/** A made-up firm, and how it would answer with one, two or more people. */
export interface SampledFirm {
  readonly truth: TrueFirm;
  /** Truth of the levels IG, KA and CD. */
  readonly levels: readonly [number, number, number];
  ask(people: number, means?: AskingMeans): LearningInput;
}

export interface AskingMeans {
  /** Without the records of the hub. */
  readonly withoutRecords?: boolean;
  /** The short form for everybody. */
  readonly short?: boolean;
}

/** The `index`th firm of a world. The same people answer the same way in every cell. */
export function sampleFirm(
  world: World,
  items: readonly AskedItem[],
  index: number,
  population: NoType | 'balanced' = 'independent',
): SampledFirm {
  const random = world.random(`firm/${population}/${index}`);
  const truth =
    population === 'balanced'
      ? drawBalanced(world, random.branch('truth'))
      : drawFirm(world, random.branch('truth'), population);
  const values = new Map<string, number>(
    CONSTRUCTS.map((construct, at) => [construct, truth.values[at] ?? 0.5]),
  );
  const peculiar = drawPeculiarities(world, items, random.branch('items'));
  const indicators = drawRecords(truth, random.branch('records'));
  const people = new Map<number, Respondent>();
  const person = (at: number) => {
    const known = people.get(at);
    if (known !== undefined) return known;
    const own = random.branch(`person/${at}`);
    const leaning = { ...drawLeaning(world, items, at === 0, own), id: `r${at + 1}` };
    const respondent = answerOf(world, values, { items, peculiar }, leaning, own);
    people.set(at, respondent);
    return respondent;
  };
  const level = (at: number) => ((truth.values[at] ?? 0) + (truth.values[at + 1] ?? 0)) / 2;
  return {
    truth,
    levels: [level(0), level(2), level(4)],
    ask: (count, { withoutRecords = false, short = false } = {}) => ({
      heads: truth.heads,
      ageYears: truth.ageYears,
      exposureMonths: withoutRecords ? 0 : truth.exposureMonths,
      respondents: Array.from({ length: Math.min(count, truth.heads) }, (_, at) =>
        short ? shortened(person(at), items) : person(at),
      ),
      indicators: withoutRecords ? [] : indicators,
    }),
  };
}

function shortened(respondent: Respondent, items: readonly AskedItem[]): Respondent {
  const answers = Object.fromEntries(
    items.flatMap(({ id, shortForm }) => (shortForm ? [[id, respondent.answers[id] ?? null]] : [])),
  );
  return { ...respondent, answers };
}
