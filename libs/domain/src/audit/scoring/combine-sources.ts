import type { CombinedScore, ConstructScore, Estimate } from '../learning-appraisal.js';
import { scoringParameters, type ScoringParameters } from './scoring-parameters.js';

/** From this many standard deviations on answers and records are said to disagree (one-sided 5 %). */
const DISAGREEMENT = 1.645;

/**
 * Answers and records together (audit paper, 2.4): each weighs by its precision, with a variance of
 * its own kind added; where they disagree, the variance grows (Birge), so that a conflict widens the
 * interval instead of being averaged away. Where nobody answered there is nothing to disagree with.
 */
export function combineSources(
  answers: ConstructScore,
  records: Estimate | null,
  parameters: ScoringParameters = scoringParameters,
): CombinedScore {
  const answered = answers.variance + answers.weight ** 2 * parameters.tauSelf ** 2;
  if (records === null) {
    return { mean: answers.mean, variance: answered, z: null, flag: null, evidenceWeight: 0 };
  }
  const recorded = records.variance + parameters.tauEvidence ** 2;
  const byAnswers = 1 / answered;
  const byRecords = 1 / recorded;
  const both = byAnswers + byRecords;
  const z = (answers.mean - records.mean) / Math.sqrt(answered + recorded);
  return {
    mean: (byAnswers * answers.mean + byRecords * records.mean) / both,
    variance: Math.max(1, z * z) / both,
    z,
    flag: answers.status === 'ok' ? flagOf(z) : null,
    evidenceWeight: byRecords / both,
  };
}

function flagOf(z: number): CombinedScore['flag'] {
  if (z > DISAGREEMENT) return 'claims-exceed-records';
  return z < -DISAGREEMENT ? 'records-exceed-claims' : null;
}
