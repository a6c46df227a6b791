import type { ConstructScore } from '../learning-appraisal.js';
import { scoringParameters, type ScoringParameters } from '../scoring/scoring-parameters.js';
import { limit } from '../statistics/moments.js';
import { normalCdf } from '../statistics/normal-cdf.js';

/** What is said of a change between two audits. */
export type ChangeVerdict = 'rise' | 'fall' | 'no-relevant-change' | 'not-determined';

/** A construct in two audits, on the scale from 0 to 1 (audit paper, 6.1). */
export interface ScoreChange {
  readonly difference: number;
  /** Drawn towards no change, and its standard deviation. */
  readonly shrunk: number;
  readonly deviation: number;
  /** Probability of a change beyond the smallest relevant one. */
  readonly pRise: number;
  readonly pFall: number;
  /** The smallest difference that two audits like these would show with 90 % confidence. */
  readonly detectable: number;
  readonly verdict: ChangeVerdict;
}

/** Smallest relevant change, spread of changes before anything is known, and what makes sure. */
const RELEVANT = 0.1;
const PRIOR_DEVIATION = 0.12;
const SURE = 0.8;

/** How much of a person's own leaning is the same at the second audit. */
const STABILITY = 0.7;

/**
 * At most this part of the smaller error is common to both audits: single answers vary from one day
 * to the next, also near the ends of the scale, where the declared shared variances are too large.
 */
const SHARED_AT_MOST = 0.75;

/** Error that both audits share: the same items, and the share of people who answered both. */
export function sharedError(
  before: ConstructScore,
  after: ConstructScore,
  overlap: number,
  parameters: ScoringParameters = scoringParameters,
): number {
  const items = Math.max(before.items, after.items);
  const people = Math.max(before.respondents, after.respondents);
  const factor = Math.min(before.populationFactor, after.populationFactor);
  const byPeople = (limit(overlap, 0, 1) * STABILITY * parameters.varRespondent * factor) / people;
  return Math.min(
    parameters.varFirmItem / items + byPeople,
    SHARED_AT_MOST * Math.min(before.error, after.error),
  );
}

/**
 * Whether a construct changed between two audits with the same instrument; null when one has no
 * data. `overlap`: share of the people who answered both times, 0 when it is not known.
 */
export function compareScores(
  before: ConstructScore,
  after: ConstructScore,
  overlap: number,
  parameters: ScoringParameters = scoringParameters,
): ScoreChange | null {
  if (before.raw === null || after.raw === null) return null;
  const difference = after.raw - before.raw;
  const shared = sharedError(before, after, overlap, parameters);
  const error = Math.max(1e-6, before.error + after.error - 2 * shared);
  const weight = PRIOR_DEVIATION ** 2 / (PRIOR_DEVIATION ** 2 + error);
  const shrunk = weight * difference;
  const deviation = Math.sqrt(weight * error);
  const pRise = 1 - normalCdf((RELEVANT - shrunk) / deviation);
  const pFall = normalCdf((-RELEVANT - shrunk) / deviation);
  return {
    difference,
    shrunk,
    deviation,
    pRise,
    pFall,
    detectable: 1.645 * Math.sqrt(error),
    verdict: verdictOf(pRise, pFall),
  };
}

function verdictOf(pRise: number, pFall: number): ChangeVerdict {
  if (pRise >= SURE) return 'rise';
  if (pFall >= SURE) return 'fall';
  return 1 - pRise - pFall >= SURE ? 'no-relevant-change' : 'not-determined';
}
