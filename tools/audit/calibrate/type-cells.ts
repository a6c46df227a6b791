import { type AppraisalOptions, appraiseLearning } from '#domain/audit/appraise-learning.js';
import { instrument } from '#domain/audit/instrument/instrument.js';
import type { Typing } from '#domain/audit/learning-appraisal.js';
import { calibrationError, shareOf } from './calibration-error.js';
import type { Amount, Cell, WorldValues } from './cell.js';
import { type AskingMeans, sampleFirm } from './firm-answers.js';
import type { Difficulty, World } from './world.js';

/** What typing is judged on: the truth beside what was said. */
export interface TypedCase {
  readonly kind: 'pure' | 'hybrid' | 'none';
  readonly type: string;
  readonly said: Pick<Typing, 'top' | 'outcome' | 'posterior'>;
}

/** Whether a type was named; a coarse outcome names none of the five. */
export const isNamed = (outcome: string) =>
  outcome !== 'UNCLEAR' && outcome !== 'EMBEDDED_UNSPECIFIED';

/** The figures of typing (audit paper, 9.2). Calibration is over all cases whose truth is one outcome. */
export function judgeTyping(cases: readonly TypedCase[]): WorldValues {
  const pure = cases.filter(({ kind }) => kind === 'pure');
  const none = cases.filter(({ kind }) => kind === 'none');
  const hybrid = cases.filter(({ kind }) => kind === 'hybrid');
  const named = pure.filter(({ said }) => isNamed(said.outcome));
  const stated = cases
    .filter(({ kind }) => kind !== 'hybrid')
    .map(({ said, type }) => ({
      probability: said.posterior[said.top] ?? 0,
      happened: said.top === type,
    }));
  return {
    'type-top-1': shareOf(pure, ({ said, type }) => said.top === type),
    'type-correct-when-named': shareOf(named, ({ said, type }) => said.outcome === type),
    'type-named': named.length / pure.length,
    'type-ece': calibrationError(stated),
    // A coarse outcome says something of a firm that is nothing, so it counts as naming one.
    'no-type-named': shareOf(none, ({ said }) => said.outcome !== 'UNCLEAR'),
    'hybrid-unclear': shareOf(hybrid, ({ said }) => said.outcome === 'UNCLEAR'),
  };
}

const COLUMNS: readonly (readonly [Difficulty, number, string, AskingMeans])[] = [
  ...([1, 2, 4, 8] as const).map((n) => ['base', n, '', {}] as const),
  ...([1, 2, 4] as const).map((n) => ['hard', n, '', {}] as const),
  ['base', 1, ' short', { short: true }],
  ['base', 1, ' self-report', { withoutRecords: true }],
];

/** Columns whose goal lies near: more worlds, so that a seed does not decide. */
const NARROW = new Set(['base 4', 'hard 1', 'hard 2']);

/** Typing of firms with one to eight respondents; the balance is hardly drawn, to be quick. */
export function typeCells({ firms }: Amount): Cell[] {
  return COLUMNS.map(([difficulty, people, words, means]) => ({
    topic: 'type',
    id: `${difficulty} n=${people}${words}`,
    difficulty,
    worldsFactor: NARROW.has(`${difficulty} ${people}`) ? 8 : 4,
    measure: (world) => judgeTyping(typedFirms(world, firms, people, { means })),
  }));
}

/** How firms are asked, and by what their answers are appraised. */
export interface TypedAs {
  readonly means?: AskingMeans;
  readonly options?: AppraisalOptions;
}

/** Firms of a world with the type they are and the type that is said. */
export function typedFirms(
  world: World,
  firms: number,
  people: number,
  { means = {}, options = {} }: TypedAs = {},
): TypedCase[] {
  return Array.from({ length: firms }, (_, index) => {
    const firm = sampleFirm(world, instrument.firmItems, index);
    const { type: said } = appraiseLearning(firm.ask(people, means), { draws: 2, ...options });
    return { kind: firm.truth.kind, type: firm.truth.type, said };
  });
}
