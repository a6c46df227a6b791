import type {
  AnswerCode,
  Answers,
  ClusterInput,
  IndicatorFigure,
  LearningInput,
  Respondent,
} from '#domain/audit/audit-input.js';
import { instrument } from '#domain/audit/instrument/instrument.js';
import type { Item } from '#domain/audit/instrument/instrument-types.js';
import { mulberry32 } from '#domain/audit/random/mulberry32.js';

/** A manner of answering: near a firm's own levels, at random, or in a way nobody should trust. */
type Manner = 'near' | 'random' | 'extreme' | 'line' | 'silent' | 'gaps';
const MANNERS: readonly Manner[] = [
  'near',
  'near',
  'near',
  'random',
  'extreme',
  'line',
  'silent',
  'gaps',
];
const CODES = [0, 1, 2, 3, 4] as const;
const NO_ANSWERS = ['DK', 'NA', 'REF', null] as const;

export type Pick = <T>(of: readonly T[]) => T;

/** Chooses by a seed, the same for the same one. */
export function picker(seed: number): { random: () => number; pick: Pick } {
  const random = mulberry32(seed);
  return { random, pick: (of) => of[Math.floor(random() * of.length)] as (typeof of)[number] };
}

/** Everybody answers the given items, each in a manner of their own, some a part of them only. */
function madeUpPeople(
  count: number,
  all: readonly Item[],
  { random, pick }: ReturnType<typeof picker>,
): Respondent[] {
  const levels = new Map(all.map(({ construct }) => [construct, random()]));
  return Array.from({ length: count }, (_, i) => {
    const manner = pick(MANNERS);
    const short = random() < 0.4;
    const line = pick(CODES);
    const code = (item: Item): AnswerCode => {
      const level = levels.get(item.construct) ?? 0.5;
      const toward = item.direction > 0 ? level : 1 - level;
      if (manner === 'random') return pick(CODES);
      if (manner === 'extreme') return toward > 0.5 ? 4 : 0;
      if (manner === 'line') return line;
      return Math.max(0, Math.min(4, Math.round(4 * toward + 2 * random() - 1))) as AnswerCode;
    };
    const silence = manner === 'silent' ? 0.9 : manner === 'gaps' ? 0.45 : 0.06;
    const answers: Record<string, Answers[string]> = {};
    for (const item of all) {
      if (short ? !item.shortForm : random() < 0.01) continue;
      answers[item.id] = random() < silence ? pick(NO_ANSWERS) : code(item);
    }
    return { id: `r${String(i).padStart(3, '0')}`, answers };
  });
}

/** A firm of one to ten respondents, different for each seed; never without heads. */
export function madeUpFirm(seed: number): LearningInput {
  const chance = picker(seed);
  const { random, pick } = chance;
  const heads = pick([1, 2, 3, 5, 9, 10, 24, 49, 50, 120, 250]);
  const respondents = madeUpPeople(1 + Math.floor(random() * 10), instrument.firmItems, chance);
  const figure = ({ id, kind }: (typeof instrument.indicators)[number]): IndicatorFigure => {
    const of = Math.floor(random() * 30);
    return kind === 'share'
      ? { id, count: Math.floor(random() * (of + 1)), of }
      : { id, count: Math.floor(random() * heads * 3) };
  };
  return {
    heads,
    ...(random() < 0.8 && { ageYears: pick([0, 1, 3, 5.5, 8, 40]) }),
    exposureMonths: pick([0, 3, 6, 12, 24]),
    respondents,
    indicators:
      random() < 0.3 ? [] : instrument.indicators.filter(() => random() < 0.7).map(figure),
  };
}

/** A cluster of up to eight informants, different for each seed. */
export function madeUpCluster(seed: number): ClusterInput {
  const chance = picker(seed);
  const { random, pick } = chance;
  const members = 1 + Math.floor(random() * 12);
  const edges = Array.from({ length: Math.floor(random() * 20) }, (): [number, number] => [
    Math.floor(random() * members),
    Math.floor(random() * members),
  ]);
  const within = (most: number) => Math.floor(random() * (most + 1));
  return {
    informants: madeUpPeople(1 + Math.floor(random() * 8), instrument.clusterItems, chance),
    ...(random() < 0.8 && {
      figures: {
        members,
        exchanges: edges,
        outsideMainRegion: within(members),
        familyOwned: within(members),
        exchangesOnPlatform: within(edges.length),
      },
    }),
    jointPlans: pick([0, 0, 1, 3]),
  };
}
