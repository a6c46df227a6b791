import type { Mode } from '../learning-appraisal.js';
import { standardNormals } from '../random/standard-normals.js';
import { scoringParameters, type ScoringParameters } from '../scoring/scoring-parameters.js';
import { interval90 } from '../statistics/quantile.js';
import { DRAWS } from './judge-balance.js';
import { sharedCovariance, type BothScores } from './level-covariance.js';
import { kept, planDraws } from './level-draws.js';

/** Taken once: looking them up costs more than a draw where globals are wrapped. */
const { exp } = Math;

/**
 * Which share of a level's practice is formal, drawn in the manner of the balance and with the same
 * numbers (audit paper, 2.6). Nothing is said when one of the two cells has no data.
 */
export function judgeMode(
  informal: BothScores,
  formal: BothScores,
  { seed, draws = DRAWS }: { readonly seed: number; readonly draws?: number },
  parameters: ScoringParameters = scoringParameters,
): Mode {
  if (informal.answers.status !== 'ok' || formal.answers.status !== 'ok') {
    return { formalShare: null, interval: null };
  }
  const [i, f] = [informal.combined, formal.combined];
  const shared = sharedCovariance(informal, formal, parameters);
  const { centre, factor } = planDraws(
    [kept(i.mean), kept(f.mean), 0.5],
    [
      [i.variance, shared, 0],
      [shared, f.variance, 0],
      [0, 0, 1],
    ],
  );
  const normals = standardNormals(seed, 3 * draws);
  const shares = new Float64Array(draws);
  for (let at = 0; at < draws; at += 1) {
    const e0 = normals[3 * at] as number;
    const e1 = normals[3 * at + 1] as number;
    const x = 1 + exp(-(centre[0] + factor[0] * e0));
    const y = 1 + exp(-(centre[1] + factor[1] * e0 + factor[2] * e1));
    shares[at] = x / (x + y);
  }
  return { formalShare: f.mean / (f.mean + i.mean), interval: interval90(shares) };
}
