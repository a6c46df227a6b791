import { type AppraisalOptions, appraiseLearning } from '#domain/audit/appraise-learning.js';
import { ilr } from '#domain/audit/balance/composition.js';
import { instrument } from '#domain/audit/instrument/instrument.js';
import type { Interval } from '#domain/audit/learning-appraisal.js';
import type { Amount, Cell, WorldValues } from './cell.js';
import { type AskingMeans, sampleFirm } from './firm-answers.js';
import { naiveShareRule } from './naive-share-rule.js';
import type { Difficulty, World } from './world.js';

/** Half width of a 90 % interval in standard deviations. */
export const NINETY = 1.645;
export const LEVELS = ['IG', 'KA', 'CD'] as const;

const COLUMNS: readonly (readonly [Difficulty, number, string, AskingMeans])[] = [
  ...([1, 2, 4, 8] as const).map((n) => ['base', n, '', {}] as const),
  ...([1, 2, 4] as const).map((n) => ['hard', n, '', {}] as const),
  ...([1, 2] as const).map((n) => ['base', n, ' self-report', { withoutRecords: true }] as const),
  ...([1, 2] as const).map((n) => ['hard', n, ' self-report', { withoutRecords: true }] as const),
];

/** How often the 90 % intervals hold the truth, and how often an even firm is called uneven. */
export function balanceCells({ firms, draws }: Amount): Cell[] {
  const covering = COLUMNS.map(([difficulty, people, words, means]): Cell => ({
    topic: 'coverage',
    id: `${difficulty} n=${people}${words}`,
    difficulty,
    // One person without records comes nearest to its goal.
    worldsFactor: means.withoutRecords === true && difficulty === 'base' ? 3 : 1,
    measure: (world) => coverageIn(world, people, { means, firms, draws }),
  }));
  const even = ([1, 3] as const).flatMap((people) =>
    (['base', 'hard'] as const).map((difficulty): Cell => ({
      topic: 'even',
      id: `${difficulty} n=${people}`,
      difficulty,
      worldsFactor: 3,
      measure: (world) => falseImbalance(world, people, { firms, draws }),
    })),
  );
  return [...covering, ...even];
}

/** How many firms are asked and how; `options` as in an audit. */
interface CoverageOf extends Amount {
  readonly means?: AskingMeans;
  readonly options?: AppraisalOptions;
}

/** How often levels, ilr coordinates and imbalance of firms lie in their 90 % intervals. */
export function coverageIn(
  world: World,
  people: number,
  { firms, draws, means = {}, options = {} }: CoverageOf,
): WorldValues {
  const held = { level: 0, levels: 0, ilr: 0, imbalance: 0, balances: 0 };
  const size = { strong: 0, strongSeen: 0 };
  for (let index = 0; index < firms; index++) {
    const firm = sampleFirm(world, instrument.firmItems, index);
    const { balance, combined } = appraiseLearning(firm.ask(people, means), {
      ...options,
      draws,
    });
    for (const [at, level] of LEVELS.entries()) {
      const { mean, variance } = combined[level] ?? { mean: 0, variance: 0 };
      held.levels++;
      if (Math.abs(mean - (firm.levels[at] ?? 0)) <= NINETY * Math.sqrt(variance)) held.level++;
    }
    if (balance === null) continue;
    const truth = ilr(firm.levels);
    const imbalance = Math.hypot(...truth);
    held.balances++;
    for (const [at, value] of truth.entries())
      if (within(value, balance.ilrIntervals[at])) held.ilr++;
    if (within(imbalance, balance.interval)) held.imbalance++;
    // Clearly uneven: one level at less than half of the others.
    if (imbalance > Math.sqrt(2 / 3) * Math.log(2)) {
      size.strong++;
      if (balance.verdict === 'imbalance' || balance.verdict === 'strong-imbalance')
        size.strongSeen++;
    }
  }
  return {
    'coverage-level': held.level / held.levels,
    'coverage-ilr': held.ilr / (2 * held.balances),
    'coverage-imbalance': held.imbalance / held.balances,
    'strong-imbalance-seen': size.strongSeen / size.strong,
  };
}

/** How often firms whose levels are exactly alike are called uneven, by the engine and by shares of scores. */
export function falseImbalance(world: World, people: number, amount: Amount): WorldValues {
  let [called, naive] = [0, 0];
  for (let index = 0; index < amount.firms; index++) {
    const firm = sampleFirm(world, instrument.firmItems, index, 'balanced');
    const input = firm.ask(people);
    const verdict = appraiseLearning(input, { draws: amount.draws }).balance?.verdict;
    if (verdict === 'imbalance' || verdict === 'strong-imbalance') called++;
    if (naiveShareRule(input.respondents, instrument.firmItems)) naive++;
  }
  return {
    'false-imbalance': called / amount.firms,
    'false-imbalance-naive-shares': naive / amount.firms,
  };
}

const within = (value: number, interval: Interval | undefined) =>
  interval !== undefined && value >= interval[0] && value <= interval[1];
