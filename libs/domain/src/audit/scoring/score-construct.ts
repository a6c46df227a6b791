import type { AnswerCode, Respondent } from '../audit-input.js';
import type { Item } from '../instrument/instrument-types.js';
import type { ConstructScore } from '../learning-appraisal.js';
import { limit, mean, variance } from '../statistics/moments.js';
import { scoringParameters, type ScoringParameters } from './scoring-parameters.js';

/**
 * What one to ten people's answers say about one construct, 0 to 1 (audit paper, 2.3): people are
 * nested in the firm, items are the same for all. `heads` of Infinity: the people asked are few of
 * many; the fewer are left unasked, the smaller the error from sampling, never that of the answers.
 */
export function scoreConstruct(
  respondents: readonly Respondent[],
  items: readonly Item[],
  heads: number,
  parameters: ScoringParameters = scoringParameters,
): ConstructScore {
  const read = readAnswers(respondents, items, parameters.minAnsweredShare);
  const n = read.means.length;
  const doNotKnow = read.asked === 0 ? 0 : read.doNotKnow / read.asked;
  if (n === 0) return noData(doNotKnow, parameters);
  const raw = mean(read.means);
  const answered = n / read.counts.reduce((sum, count) => sum + 1 / count, 0);
  const spread = spreadAt(raw);
  const noise = (spread * parameters.varResidual) / answered;
  const expected = spread * (parameters.varRespondent + parameters.varResidual / answered);
  const { priorDf } = parameters;
  const people =
    n > 1 ? (priorDf * expected + (n - 1) * variance(read.means)) / (priorDf + n - 1) : expected;
  const populationFactor = heads === Infinity ? 1 : limit(1 - n / Math.max(heads, n), 0, 1);
  const error =
    (populationFactor * Math.max(0, people - noise)) / n +
    Math.min(noise, people) / n +
    (spread * parameters.varFirmItem) / read.items;
  const weight = parameters.varFirm / (parameters.varFirm + error);
  return {
    status: 'ok',
    respondents: n,
    items: read.items,
    raw,
    error,
    weight,
    mean: weight * raw + (1 - weight) * parameters.neutralMean,
    variance: weight * error,
    haloVariance: (weight * weight * populationFactor * spread * parameters.varHalo) / n,
    populationFactor,
    doNotKnow,
  };
}

/** The declared variances hold for the middle of the scale; answers vary less towards its ends. */
function spreadAt(raw: number): number {
  const m = limit(raw, 0.05, 0.95);
  return 4 * m * (1 - m);
}

function noData(doNotKnow: number, parameters: ScoringParameters): ConstructScore {
  return {
    status: 'no-data',
    respondents: 0,
    items: 0,
    raw: null,
    error: Infinity,
    weight: 0,
    mean: parameters.neutralMean,
    variance: parameters.varFirm,
    haloVariance: 0,
    populationFactor: 1,
    doNotKnow,
  };
}

interface ReadAnswers {
  /** Mean of each person whose answers count for the construct, and of how many items. */
  readonly means: readonly number[];
  readonly counts: readonly number[];
  readonly items: number;
  readonly asked: number;
  readonly doNotKnow: number;
}

/** Not asked is not the same as asked and left open: a short form has fewer items, not more gaps. */
function readAnswers(
  respondents: readonly Respondent[],
  items: readonly Item[],
  minAnsweredShare: number,
): ReadAnswers {
  const means: number[] = [];
  const counts: number[] = [];
  const seen = new Set<string>();
  let asked = 0;
  let doNotKnow = 0;
  for (const { answers } of respondents) {
    const put = items.filter(({ id }) => answers[id] !== undefined);
    const codes = put.filter(({ id }) => typeof answers[id] === 'number');
    asked += put.length;
    doNotKnow += put.filter(({ id }) => answers[id] === 'DK').length;
    if (codes.length === 0 || codes.length < minAnsweredShare * put.length) continue;
    let sum = 0;
    for (const { id, direction } of codes) {
      const share = (answers[id] as AnswerCode) / 4;
      sum += direction > 0 ? share : 1 - share;
      seen.add(id);
    }
    means.push(sum / codes.length);
    counts.push(codes.length);
  }
  return { means, counts, items: seen.size, asked, doNotKnow };
}
