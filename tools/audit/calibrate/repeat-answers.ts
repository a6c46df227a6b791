import type { LearningInput, Respondent } from '#domain/audit/audit-input.js';
import {
  answerOf,
  type AskedItem,
  drawLeaning,
  drawPeculiarities,
  type Leaning,
} from './answer.js';
import { drawFirm } from './firm.js';
import type { Random } from './random.js';
import { CONSTRUCTS } from './truth-table.js';
import { clamp, type World } from './world.js';

/** How much of a person's leaning is the same a year later. */
const STABILITY = 0.7;

/** The same firm, people and items twice, with practice of competence development `rise` higher later. */
export function sampleRepeat(
  world: World,
  items: readonly AskedItem[],
  index: number,
  { people, rise }: { readonly people: number; readonly rise: number },
): readonly [LearningInput, LearningInput] {
  const random = world.random(`repeat/${index}`);
  const firm = drawFirm(world, random.branch('truth'));
  const heads = Math.max(firm.heads, people);
  const peculiar = drawPeculiarities(world, items, random.branch('items'));
  const base = { heads, ageYears: firm.ageYears, exposureMonths: 0, indicators: [] };
  const truthAt = (added: number) =>
    new Map<string, number>(
      CONSTRUCTS.map((construct, at) => {
        const value = firm.values[at] ?? 0.5;
        const moves = construct === 'CDI' || construct === 'CDF';
        return [construct, moves ? clamp(value * 0.6 + 0.15 + added, 0.02, 0.98) : value];
      }),
    );
  const [before, after] = [truthAt(0), truthAt(rise)];
  const both = Array.from({ length: people }, (_, at): [Respondent, Respondent] => {
    const own = random.branch(`person/${at}`);
    const first = drawLeaning(world, items, at === 0, own);
    const second = later(first, drawLeaning(world, items, at === 0, own));
    const answer = (truth: ReadonlyMap<string, number>, leaning: Leaning, source: Random) =>
      answerOf(world, truth, { items, peculiar }, { ...leaning, id: `r${at + 1}` }, source);
    return [
      answer(before, first, own.branch('before')),
      answer(after, second, own.branch('after')),
    ];
  });
  return [
    { ...base, respondents: both.map(([first]) => first) },
    { ...base, respondents: both.map(([, second]) => second) },
  ];
}

/** The leaning a year later: mostly the same, the rest drawn anew with the same spread. */
function later(first: Leaning, fresh: Leaning): Leaning {
  const mix = (old: number, drawn: number) =>
    STABILITY * old + Math.sqrt(1 - STABILITY ** 2) * drawn;
  return {
    isOwner: first.isOwner,
    halo: mix(first.halo, fresh.halo),
    acquiescence: mix(first.acquiescence, fresh.acquiescence),
    byConstruct: new Map(
      [...first.byConstruct].map(([construct, old]) => [
        construct,
        mix(old, fresh.byConstruct.get(construct) ?? 0),
      ]),
    ),
  };
}
