import type { CombinedScore, ConstructScore, Triple } from '../learning-appraisal.js';
import { scoringParameters, type ScoringParameters } from '../scoring/scoring-parameters.js';
import type { Covariance } from './level-draws.js';

/** A construct by its answers alone and together with the records. */
export interface BothScores {
  readonly answers: ConstructScore;
  readonly combined: CombinedScore;
}

/**
 * What two constructs share because the same people answered (halo, and the bias of answers as
 * such); records dilute it (audit paper, 2.4).
 */
export function sharedCovariance(
  a: BothScores,
  b: BothScores,
  { tauSelf, tauSelfCommon }: ScoringParameters = scoringParameters,
): number {
  const halo = Math.sqrt(a.answers.haloVariance * b.answers.haloVariance);
  const common = tauSelfCommon * tauSelf ** 2 * a.answers.weight * b.answers.weight;
  return (halo + common) * (1 - a.combined.evidenceWeight) * (1 - b.combined.evidenceWeight);
}

/** The covariance of the three levels on the scale from 0 to 1. */
export function levelCovariance(
  levels: readonly [BothScores, BothScores, BothScores],
  parameters: ScoringParameters = scoringParameters,
): Covariance {
  const row = (a: BothScores): Triple => {
    const [x, y, z] = levels.map((b) =>
      a === b ? a.combined.variance : sharedCovariance(a, b, parameters),
    ) as [number, number, number];
    return [x, y, z];
  };
  return [row(levels[0]), row(levels[1]), row(levels[2])];
}
