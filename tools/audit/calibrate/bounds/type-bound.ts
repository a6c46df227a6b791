import { appraiseLearning } from '#domain/audit/appraise-learning.js';
import type { LearningInput } from '#domain/audit/audit-input.js';
import { instrument } from '#domain/audit/instrument/instrument.js';
import type { Typing } from '#domain/audit/learning-appraisal.js';
import { calibrationError, shareOf, type Stated } from '../calibration-error.js';
import type { Amount, Cell, WorldValues } from '../cell.js';
import type { TrueFirm } from '../firm.js';
import { sampleFirm } from '../firm-answers.js';
import type { FirmType } from '../truth-table.js';
import { type Difficulty, type World, worldOf } from '../world.js';
import { answerFeatures } from './answer-features.js';
import { calibrationFloor } from './calibration-floor.js';
import { type Example, learnClasses } from './discriminant.js';
import { likeliestType } from './known-firm.js';

/** Firms with known types that somebody learns from, none of them judged: so many for each that is, and at most. */
const [LEARNED_FOR_EACH, LEARNED_AT_MOST] = [14, 4000];
const FIRST_LEARNED = 1_000_000;
/** With so many times the firms less of a calibration error is chance. */
const TIMES_AS_MANY = 5;
/** Worlds of which one firm in so many comes, for somebody who knows how worlds are made but not this one. */
const OTHER_WORLDS = 40;

const COLUMNS = [
  ...([1, 2, 4, 8] as const).map((people) => ['base', people] as const),
  ...([1, 2, 4] as const).map((people) => ['hard', people] as const),
];

/** Typing beside that of people who know, from least to most: how worlds are made, this world, the firm itself. */
export function typeBounds({ firms }: Amount): Cell[] {
  return COLUMNS.map(([difficulty, people]) => {
    let elsewhere: TypeOf | undefined;
    return {
      topic: 'type',
      id: `${difficulty} n=${people}`,
      difficulty,
      worldsFactor: 1,
      measure: (world) => {
        const from = Math.min(LEARNED_AT_MOST, LEARNED_FOR_EACH * firms);
        elsewhere ??= learnIn(otherWorlds(difficulty), people, from);
        const here = learnIn([world], people, from);
        return boundIn(world, people, firms, { here, elsewhere });
      },
    };
  });
}

type TypeOf = (features: readonly number[]) => FirmType | undefined;
const items = instrument.firmItems;

interface Learned {
  readonly here: TypeOf;
  readonly elsewhere: TypeOf;
}

function boundIn(world: World, people: number, count: number, learned: Learned): WorldValues {
  const judge = (index: number) => {
    const { truth, ask } = sampleFirm(world, items, index);
    const input = ask(people);
    return { truth, input, said: appraiseLearning(input, { draws: 2 }).type };
  };
  const firms = Array.from({ length: count }, (_, index) => judge(index));
  const pure = firms.filter(({ truth }) => truth.kind === 'pure');
  const right = (typeOf: (firm: Judged) => string | undefined) =>
    shareOf(pure, (firm) => typeOf(firm) === firm.truth.type);
  const stated = firms.flatMap(statedOf);
  const more = Array.from({ length: (TIMES_AS_MANY - 1) * count }, (_, index) =>
    statedOf(judge(count + index)),
  ).flat();
  return {
    'type-top-1': right(({ said }) => said.top),
    // Whoever learned was told that each firm has one of five types; so is the method here.
    'type-top-1 told-there-is-a-type': right(({ said }) =>
      said.top === 'NONE' ? said.rival : said.top,
    ),
    'type-top-1 learned-in-other-worlds': right(({ input }) =>
      learned.elsewhere(answerFeatures(input, items)),
    ),
    'type-top-1 learned-in-this-world': right(({ input }) =>
      learned.here(answerFeatures(input, items)),
    ),
    'type-top-1 seeing-the-firm-itself': right(({ truth }) => likeliestType(world, truth)),
    'type-ece': calibrationError(stated),
    'type-ece if-all-stated-were-true': calibrationFloor(
      stated.map(({ probability }) => probability),
    ),
    'type-ece of-five-times-as-many-firms': calibrationError([...stated, ...more]),
  };
}

interface Judged {
  readonly truth: TrueFirm;
  readonly input: LearningInput;
  readonly said: Typing;
}

/** Half-and-half firms have no one true outcome. */
function statedOf({ truth, said }: Judged): Stated[] {
  if (truth.kind === 'hybrid') return [];
  return [{ probability: said.posterior[said.top] ?? 0, happened: said.top === truth.type }];
}

const otherWorlds = (difficulty: Difficulty) =>
  Array.from({ length: OTHER_WORLDS }, (_, at) => worldOf(`other/${at}`, difficulty));

/** Learns from `count` firms of a clear type of these worlds, in turn, that answer with so many people. */
function learnIn(worlds: readonly World[], people: number, count: number): TypeOf {
  const examples: Example<FirmType>[] = [];
  for (let index = 0; examples.length < count; index++) {
    const world = worlds[index % worlds.length];
    if (world === undefined) throw new Error('nothing to learn from');
    const firm = sampleFirm(world, items, FIRST_LEARNED + index);
    const { kind, type } = firm.truth;
    if (kind !== 'pure' || type === 'NONE') continue;
    examples.push({ features: answerFeatures(firm.ask(people), items), of: type });
  }
  return learnClasses(examples);
}
