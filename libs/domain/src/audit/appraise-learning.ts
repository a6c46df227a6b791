import type { LearningInput } from './audit-input.js';
import { DRAWS, judgeBalance } from './balance/judge-balance.js';
import { judgeMode } from './balance/judge-mode.js';
import { levelCovariance, type BothScores } from './balance/level-covariance.js';
import { MIN_EXPOSURE_MONTHS } from './instrument/indicators.js';
import { instrument } from './instrument/instrument.js';
import type { Item } from './instrument/instrument-types.js';
import type {
  Balance,
  CombinedScore,
  ConstructScore,
  Estimate,
  LearningAppraisal,
  LearningNote,
  Triple,
  Typing,
} from './learning-appraisal.js';
import { DEFAULT_SEED } from './random/standard-normals.js';
import { checkLearningInput } from './scoring/check-figures.js';
import { combineSources } from './scoring/combine-sources.js';
import { estimateFirmRecords } from './scoring/estimate-records.js';
import { hasPattern } from './scoring/has-pattern.js';
import {
  agreementOf,
  itemsByConstruct,
  notesOnAnswers,
  scoreGroups,
  sortRespondents,
} from './scoring/score-respondents.js';
import { scoringParameters, type ScoringParameters } from './scoring/scoring-parameters.js';
import { classify } from './typing/classify.js';
import { findContradictions } from './typing/find-contradictions.js';
import { sizeFeature, youngFeature } from './typing/firm-features.js';
import { firmModel } from './typing/firm-model.js';
import type { TypeModel } from './typing/type-model.js';

/** By what a firm's learning is appraised; what is absent is as declared. */
export interface AppraisalOptions {
  readonly seed?: number;
  /** How often balance and modes are drawn, 4,000 unless said; fewer only where nobody reads the intervals. */
  readonly draws?: number;
  /** Centre of comparable firms; only from thirty firms on and under the publication rule. */
  readonly norm?: Triple;
  readonly parameters?: ScoringParameters;
  readonly model?: TypeModel;
}

/** Features that are a construct's own score. */
const SCORED = ['CRI', 'DOM', 'EMB', 'COM', 'NUO', 'EXT', 'INT', 'IGI', 'IGF', 'CDF', 'KA'];

const constructs = itemsByConstruct(instrument.firmItems);

/** The constructs, and then the three levels with the items of both their cells. */
const groups: ReadonlyMap<string, readonly Item[]> = new Map([
  ...constructs,
  ...instrument.levels.map(
    ({ level, cells }) => [level, cells.flatMap((cell) => constructs.get(cell) ?? [])] as const,
  ),
]);

/**
 * What a firm's answers and records say about its learning (audit paper, 2 and 3): the same input and
 * seed give the same bits, in whatever order people are named. Refuses figures that cannot be; input
 * that says little gives a result that says so.
 */
export function appraiseLearning(
  input: LearningInput,
  options: AppraisalOptions = {},
): LearningAppraisal {
  checkLearningInput(input);
  const {
    seed = DEFAULT_SEED,
    draws = DRAWS,
    parameters = scoringParameters,
    model = firmModel,
  } = options;
  const answered = sortRespondents(input.respondents, instrument.firmItems);
  const heads = input.heads === 0 ? Infinity : input.heads;
  const scores = scoreGroups(answered.used, groups, heads, parameters);
  const records = estimateFirmRecords(input);
  const combined: Record<string, CombinedScore> = {};
  for (const [id, score] of Object.entries(scores)) {
    combined[id] = combineSources(score, records[id] ?? null, parameters);
  }
  const both = (id: string) => pair(scores, combined, id);
  const isMeant = hasPattern(answered.used, instrument.firmItems);
  const balanceTo = (reference?: Triple) => {
    const balance = balanceOf(both, { seed, draws, parameters, reference });
    return isMeant ? balance : withoutVerdict(balance);
  };
  const mode = (informal: string, formal: string) =>
    judgeMode(both(informal), both(formal), { seed, draws }, parameters);
  const features = featuresOf(input, scores, combined);
  const type = isMeant ? classify(features, model) : withoutType(classify(features, model));
  return {
    quality: answered.quality,
    scores,
    combined,
    balance: balanceTo(),
    normBalance: options.norm === undefined ? null : balanceTo(options.norm),
    modes: { IG: mode('IGI', 'IGF'), KA: mode('KAI', 'KAF'), CD: mode('CDI', 'CDF') },
    features,
    type,
    contradictions: findContradictions({ scores, combined, features, type, heads: input.heads }),
    agreement: agreementOf(answered.used, constructs),
    recordsUsed: Object.keys(records).length > 0,
    notes: [...notesOnAnswers(answered), ...notesOnFacts(input, answered.used.length)],
  };
}

/** Nothing is named after answers that could be chance (hasPattern); what was computed stays. */
const withoutType = (type: Typing): Typing =>
  type.outcome === 'UNCLEAR' ? type : { ...type, outcome: 'UNCLEAR', reason: 'fits-no-type' };

const withoutVerdict = (balance: Balance | null): Balance | null =>
  balance && { ...balance, verdict: 'not-determined' };

type ScoreOf = (id: string) => BothScores;

function pair(
  scores: Readonly<Record<string, ConstructScore>>,
  combined: Readonly<Record<string, CombinedScore>>,
  id: string,
): BothScores {
  const [answers, together] = [scores[id], combined[id]];
  if (answers === undefined || together === undefined) throw new Error(`no construct ${id}`);
  return { answers, combined: together };
}

function balanceOf(
  both: ScoreOf,
  options: {
    readonly seed: number;
    readonly draws: number;
    readonly parameters: ScoringParameters;
    readonly reference: Triple | undefined;
  },
): Balance | null {
  const levels = [both('IG'), both('KA'), both('CD')] as const;
  if (levels.some(({ answers }) => answers.status !== 'ok')) return null;
  const [gathering, acquiring, developing] = levels;
  return judgeBalance(
    [gathering.combined.mean, acquiring.combined.mean, developing.combined.mean],
    levelCovariance(levels, options.parameters),
    {
      seed: options.seed,
      draws: options.draws,
      ...(options.reference === undefined ? {} : { reference: options.reference }),
    },
  );
}

function featuresOf(
  input: LearningInput,
  scores: Readonly<Record<string, ConstructScore>>,
  combined: Readonly<Record<string, CombinedScore>>,
): Record<string, Estimate> {
  const features: Record<string, Estimate> = {};
  for (const id of SCORED) {
    const score = combined[id];
    if (scores[id]?.status !== 'ok' || score === undefined) continue;
    features[id] = { mean: score.mean, variance: score.variance };
  }
  const levels = instrument.levels.map(({ level }) => pair(scores, combined, level));
  if (levels.every(({ answers }) => answers.status === 'ok')) {
    const average = (of: (score: Estimate) => number) =>
      levels.reduce((sum, level) => sum + of(level.combined), 0) / 3;
    features['LRN'] = {
      mean: average((score) => score.mean),
      variance: average((score) => score.variance) / 3,
    };
  }
  if (input.heads > 0) features['SIZE'] = sizeFeature(input.heads);
  if (input.ageYears !== undefined) features['YNG'] = youngFeature(input.ageYears);
  return features;
}

function notesOnFacts(input: LearningInput, used: number): LearningNote[] {
  const notes: LearningNote[] = [];
  if (input.heads === 0) notes.push('headcount-unknown');
  else if (used > input.heads) notes.push('more-respondents-than-heads');
  if (input.ageYears === undefined) notes.push('age-unknown');
  if (input.indicators.length === 0) notes.push('no-records');
  else if (input.exposureMonths < MIN_EXPOSURE_MONTHS) notes.push('records-too-young');
  return notes;
}
