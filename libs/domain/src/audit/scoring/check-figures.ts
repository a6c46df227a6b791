import type {
  Answers,
  ClusterFigures,
  IndicatorFigure,
  LearningInput,
  Respondent,
} from '../audit-input.js';
import { DomainError, type Issue } from '../../core/domain-error.js';
import { instrument } from '../instrument/instrument.js';
import type { Item } from '../instrument/instrument-types.js';

/** Largest figures that are taken for true: people, years of age, months of records, records. */
const LIMITS = { heads: 1_000_000, age: 1000, months: 1200, records: 1_000_000_000 };

/** More people than this never answer about one firm or cluster; it keeps the work bounded. */
const MAX_RESPONDENTS = 1000;

/**
 * Refuses what no firm can have: a head count, age or count that is no number, negative or absurd,
 * an indicator that is unknown, twice there or larger than its whole, an answer off its scale,
 * somebody who answered twice. A head count of 0 is taken as unknown.
 */
export function checkLearningInput(input: LearningInput): void {
  const issues: Issue[] = [];
  inRange(issues, '/heads', input.heads, LIMITS.heads);
  inRange(issues, '/exposureMonths', input.exposureMonths, LIMITS.months);
  if (input.ageYears !== undefined) inRange(issues, '/ageYears', input.ageYears, LIMITS.age);
  const seen = new Set<string>();
  input.indicators.forEach((figure, place) => {
    checkIndicator(issues, `/indicators/${place}`, figure, seen);
  });
  refuse(issues);
  checkRespondents(input.respondents, instrument.firmItems);
}

/** Refuses figures of a cluster that cannot be: shares above the whole, members who do not exist. */
export function checkClusterFigures(figures: ClusterFigures): void {
  const issues: Issue[] = [];
  const { members, exchanges } = figures;
  whole(issues, '/members', members, 100_000);
  whole(issues, '/outsideMainRegion', figures.outsideMainRegion, members);
  whole(issues, '/familyOwned', figures.familyOwned, members);
  const all = figures.exchangesInAll ?? exchanges.length;
  whole(issues, '/exchangesInAll', all, LIMITS.records);
  whole(issues, '/exchangesOnPlatform', figures.exchangesOnPlatform, all);
  const foreign = exchanges.findIndex((pair) =>
    pair.some((member) => !Number.isInteger(member) || member < 0 || member >= members),
  );
  if (foreign >= 0) {
    issues.push({ path: `/exchanges/${foreign}`, message: 'Both must be numbers of members.' });
  }
  refuse(issues);
}

/** Refuses somebody who is there twice, and answers that are off their scale. */
export function checkRespondents(respondents: readonly Respondent[], items: readonly Item[]): void {
  const ids = new Set(respondents.map(({ id }) => id));
  if (ids.size < respondents.length) throw new DomainError('audit.respondent-repeated');
  if (respondents.length > MAX_RESPONDENTS) {
    throw new DomainError('audit.figure-refused', {
      expected: `at most ${MAX_RESPONDENTS} respondents`,
      got: String(respondents.length),
    });
  }
  for (const { answers } of respondents) {
    const wrong = items.find(({ id }) => !isAnswer(answers, id));
    if (wrong === undefined) continue;
    throw new DomainError('audit.answer-refused', {
      expected: `0 to 4, DK, NA, REF or nothing for ${wrong.id}`,
    });
  }
}

function isAnswer(answers: Answers, id: string): boolean {
  const answer: unknown = answers[id];
  if (answer === undefined || answer === null) return true;
  if (typeof answer === 'number') return Number.isInteger(answer) && answer >= 0 && answer <= 4;
  return answer === 'DK' || answer === 'NA' || answer === 'REF';
}

function checkIndicator(
  issues: Issue[],
  path: string,
  { id, count, of }: IndicatorFigure,
  seen: Set<string>,
): void {
  const indicator = instrument.indicators.find((known) => known.id === id);
  if (indicator === undefined || seen.has(id)) {
    issues.push({ path: `${path}/id`, message: 'Must be an indicator of the instrument, once.' });
    return;
  }
  seen.add(id);
  if (indicator.kind === 'count') {
    inRange(issues, `${path}/count`, count, LIMITS.records);
    return;
  }
  inRange(issues, `${path}/of`, of ?? Number.NaN, LIMITS.records);
  inRange(issues, `${path}/count`, count, of ?? LIMITS.records);
}

function inRange(issues: Issue[], path: string, value: number, highest: number): void {
  if (typeof value === 'number' && value >= 0 && value <= highest) return;
  issues.push({ path, message: `Must be a number from 0 to ${highest}.` });
}

function whole(issues: Issue[], path: string, value: number, highest: number): void {
  if (Number.isInteger(value) && value >= 0 && value <= highest) return;
  issues.push({ path, message: `Must be a whole number from 0 to ${highest}.` });
}

function refuse(issues: readonly Issue[]): void {
  if (issues.length > 0) throw new DomainError('audit.figure-refused', { issues });
}
