import { levelCovariance, type BothScores } from '../balance/level-covariance.js';
import type { LearningAppraisal, Level } from '../learning-appraisal.js';
import { DEFAULT_SEED } from '../random/standard-normals.js';
import { mean } from '../statistics/moments.js';
import { compareBalance, type BalanceChange } from './compare-balance.js';
import { compareScores, sharedError, type ScoreChange } from './compare-scores.js';

/** One of two audits of a firm. */
export interface EarlierOrLater {
  readonly appraisal: Pick<LearningAppraisal, 'scores' | 'combined' | 'balance'>;
  /** Version of the instrument that was asked. */
  readonly instrument: string;
}

/** Why nothing is said of a change; null when something is. */
export type NoComparison = 'other-instrument' | 'too-soon' | 'no-data' | null;

/**
 * What changed between two audits of a firm (audit paper, 6.1). Only the three levels, the balance
 * and the skills evaluation culture are compared: looking for changes everywhere finds some by chance.
 */
export interface LearningChange {
  readonly reason: NoComparison;
  readonly levels: Readonly<Record<Level, ScoreChange | null>>;
  readonly skillsEvaluation: ScoreChange | null;
  readonly balance: BalanceChange | null;
}

/** What is known of the time between two audits. */
export interface Between {
  readonly months: number;
  /** Share of the people who answered both times, 0 to 1; absent: not known, taken as 0. */
  readonly overlap?: number;
  readonly seed?: number;
}

/** Two audits nearer than this say nothing of a change. */
export const MIN_MONTHS = 9;

const LEVELS = ['IG', 'KA', 'CD'] as const;

const nothing = (reason: NoComparison): LearningChange => ({
  reason,
  levels: { IG: null, KA: null, CD: null },
  skillsEvaluation: null,
  balance: null,
});

/** Compares two audits of a firm, or says why they are not compared. */
export function compareLearning(
  before: EarlierOrLater,
  after: EarlierOrLater,
  { months, overlap = 0, seed = DEFAULT_SEED }: Between,
): LearningChange {
  if (before.instrument !== after.instrument) return nothing('other-instrument');
  if (!(months >= MIN_MONTHS)) return nothing('too-soon');
  const change = (id: string): ScoreChange | null => {
    const [first, second] = [before.appraisal.scores[id], after.appraisal.scores[id]];
    return first && second ? compareScores(first, second, overlap) : null;
  };
  const levels = { IG: change('IG'), KA: change('KA'), CD: change('CD') };
  const skillsEvaluation = change('SEC');
  const [first, second] = [estimates(before), estimates(after)];
  const balance =
    first && second
      ? compareBalance(first.estimates, second.estimates, {
          seed,
          correlation: correlationOf(first.both, second.both, overlap),
        })
      : null;
  const any = skillsEvaluation ?? levels.IG ?? levels.KA ?? levels.CD;
  return any === null ? nothing('no-data') : { reason: null, levels, skillsEvaluation, balance };
}

type ThreeLevels = readonly [BothScores, BothScores, BothScores];

function estimates({ appraisal }: EarlierOrLater) {
  const both = LEVELS.flatMap((level) => {
    const [answers, combined] = [appraisal.scores[level], appraisal.combined[level]];
    return answers?.status === 'ok' && combined ? [{ answers, combined }] : [];
  });
  const [gathering, acquiring, developing] = both;
  if (!gathering || !acquiring || !developing || appraisal.balance === null) return null;
  const three: ThreeLevels = [gathering, acquiring, developing];
  return {
    both: three,
    estimates: {
      means: [gathering.combined.mean, acquiring.combined.mean, developing.combined.mean] as const,
      covariance: levelCovariance(three),
    },
  };
}

/** How far the errors of two audits are the same ones, over the three levels. */
function correlationOf(before: ThreeLevels, after: ThreeLevels, overlap: number): number {
  return mean(
    before.map(({ answers }, place) => {
      const later = (after[place] as BothScores).answers;
      return sharedError(answers, later, overlap) / Math.sqrt(answers.error * later.error);
    }),
  );
}
