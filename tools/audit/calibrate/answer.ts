import type { AnswerCode, NoAnswer, Respondent } from '#domain/audit/audit-input.js';
import type { Random } from './random.js';
import { clamp, valueOf, type World } from './world.js';

/** An item as the simulation needs it. */
export interface AskedItem {
  readonly id: string;
  readonly construct: string;
  readonly direction: 1 | -1;
  readonly shortForm: boolean;
}

/** What is peculiar to each item in one firm or cluster, whoever answers. */
export type Peculiarities = ReadonlyMap<string, number>;

/** Somebody who answers, with the leanings that stay when asked again. */
export interface Leaning {
  readonly isOwner: boolean;
  readonly halo: number;
  readonly acquiescence: number;
  readonly byConstruct: ReadonlyMap<string, number>;
}

const MISSING = 0.04;
/** Employees who do not know how the firm deals with others. */
const UNKNOWING = 0.15;
const NETWORK = new Set(['EMB', 'COM', 'NUO']);

export function drawPeculiarities(
  world: World,
  items: readonly AskedItem[],
  random: Random,
): Peculiarities {
  const { firmItem } = world.disturbances;
  return new Map(items.map((item) => [item.id, random.normal(0, firmItem)]));
}

export function drawLeaning(
  world: World,
  items: readonly AskedItem[],
  isOwner: boolean,
  random: Random,
): Leaning {
  const { halo, leaning, acquiescence } = world.disturbances;
  return {
    isOwner,
    halo: random.normal(0, halo),
    acquiescence: random.normal(0, acquiescence),
    byConstruct: new Map(items.map((item) => [item.construct, random.normal(0, leaning)])),
  };
}

/** What somebody answers: the truth bent by item, person and chance, and rounded to the scale. */
export function answerOf(
  world: World,
  truth: ReadonlyMap<string, number>,
  asked: { readonly items: readonly AskedItem[]; readonly peculiar: Peculiarities },
  person: Leaning & { readonly id: string },
  random: Random,
): Respondent {
  const { flattery, noise } = world.disturbances;
  const answers: Record<string, AnswerCode | NoAnswer | null> = {};
  for (const { id, construct, direction } of asked.items) {
    const value = valueOf(construct);
    const seen =
      (truth.get(construct) ?? 0.5) +
      world.itemDifficulty(id) +
      (asked.peculiar.get(id) ?? 0) +
      (value === 0 ? 0.5 : value) * person.halo +
      (person.isOwner ? value * flattery : 0) +
      (person.byConstruct.get(construct) ?? 0) +
      random.normal(0, noise);
    const said = (direction > 0 ? seen : 1 - seen) + person.acquiescence;
    const chance = random.uniform();
    const unknowing = !person.isOwner && NETWORK.has(construct) ? UNKNOWING : 0;
    answers[id] =
      chance < unknowing
        ? 'DK'
        : chance < unknowing + MISSING
          ? null
          : (clamp(Math.round(4 * said), 0, 4) as AnswerCode);
  }
  return { id: person.id, stratum: person.isOwner ? 'owner' : 'employee', answers };
}
