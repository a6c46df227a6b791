import type { ClusterInput } from './audit-input.js';
import { DomainError } from '../core/domain-error.js';
import { instrument } from './instrument/instrument.js';
import type {
  ClusterAppraisal,
  CollectiveOutcome,
  CombinedScore,
  Estimate,
} from './learning-appraisal.js';
import { checkClusterFigures, checkRespondents } from './scoring/check-figures.js';
import { combineSources } from './scoring/combine-sources.js';
import { estimateClusterRecords } from './scoring/estimate-records.js';
import {
  itemsByConstruct,
  notesOnAnswers,
  scoreGroups,
  sortRespondents,
} from './scoring/score-respondents.js';
import { scoringParameters, type ScoringParameters } from './scoring/scoring-parameters.js';
import { normalCdf } from './statistics/normal-cdf.js';
import { classify } from './typing/classify.js';
import { clusterModel } from './typing/cluster-model.js';
import type { TypeModel } from './typing/type-model.js';

/** By what a cluster is appraised; what is absent is as declared. Nothing is drawn. */
export interface ClusterAppraisalOptions {
  readonly parameters?: ScoringParameters;
  readonly model?: TypeModel;
}

/** Joint strategic learning is claimed from here on, with the probability beside it. */
const COLLECTIVE = { level: 0.6, likely: 0.8, unlikely: 0.2 };

const groups = itemsByConstruct(instrument.clusterItems);

/**
 * What informants and records say about a cluster (audit paper, 3.2): which type it resembles, and
 * whether joint strategic learning is on record. Never a grade, and no type is better than another.
 */
export function appraiseCluster(
  input: ClusterInput,
  options: ClusterAppraisalOptions = {},
): ClusterAppraisal {
  const { parameters = scoringParameters, model = clusterModel } = options;
  checkRespondents(input.informants, instrument.clusterItems);
  if (input.figures !== undefined) checkClusterFigures(input.figures);
  if (!Number.isInteger(input.jointPlans) || input.jointPlans < 0) {
    throw new DomainError('audit.figure-refused', {
      expected: 'a number of joint plans, 0 or more',
    });
  }
  const answered = sortRespondents(input.informants, instrument.clusterItems);
  const scores = scoreGroups(answered.used, groups, Infinity, parameters);
  const records = input.figures === undefined ? {} : estimateClusterRecords(input.figures);
  const combined: Record<string, CombinedScore> = {};
  const features: Record<string, Estimate> = {};
  for (const [id, score] of Object.entries(scores)) {
    const both = combineSources(score, records[id] ?? null, parameters);
    combined[id] = both;
    if (score.status === 'ok') features[id] = { mean: both.mean, variance: both.variance };
  }
  return {
    quality: answered.quality,
    scores,
    combined,
    features,
    type: classify(features, model),
    collective: collectiveOf(features['CLB'], input.jointPlans),
    notes: [
      ...notesOnAnswers(answered),
      ...(Object.keys(records).length === 0 ? (['no-records'] as const) : []),
    ],
  };
}

/** Conclusion 6: claimed by people is not evidenced; that needs a joint plan that was checked later. */
function collectiveOf(
  claimed: Estimate | undefined,
  jointPlans: number,
): ClusterAppraisal['collective'] {
  if (claimed === undefined) return { outcome: 'not-assessed', pAbove60: null, jointPlans };
  const deviation = Math.sqrt(claimed.variance);
  const pAbove60 = 1 - normalCdf((COLLECTIVE.level - claimed.mean) / deviation);
  const outcome: CollectiveOutcome =
    pAbove60 >= COLLECTIVE.likely
      ? jointPlans >= 1
        ? 'evidenced'
        : 'claimed-not-evidenced'
      : pAbove60 <= COLLECTIVE.unlikely
        ? 'not-evidenced'
        : 'not-determined';
  return { outcome, pAbove60, jointPlans };
}
