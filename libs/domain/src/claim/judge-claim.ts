import { DomainError, type Issue } from '../core/domain-error.js';
import type { ProblemCode } from '../core/problem-codes.js';
import type { NewJudgement } from '../generated/schemas.js';
import type { Criterion } from './open-claim.js';

/** An item of evidence as far as judging is concerned; `madeAt` is a day, `YYYY-MM-DD`. */
export interface JudgedEvidence {
  readonly id: string;
  readonly kind: string;
  readonly madeAt: string;
}
type Judgement = NewJudgement['criteria'][number];
interface Fault {
  readonly code: ProblemCode;
  readonly expected: string;
}

/** Kinds of evidence in which the work itself is seen. */
export const DIRECT: readonly string[] = ['observation', 'simulation', 'work-sample'];
const TESTIMONY = ['witness-statement', 'self-statement', 'certificate'];
/** Evidence older than four years counts as current only with a reason (design paper, 1.1). */
const CURRENT_MONTHS = 48;

/**
 * Decides the outcome of one assessment: met only when every criterion is met.
 * Refuses a judgement that leaves out, repeats or invents a criterion, cites foreign evidence, or
 * says "met" without an item that is valid, authentic and current and sufficient evidence, on
 * statements alone, or without direct evidence where that is required. All faults are named at once.
 */
export function judgeClaim(
  criteria: readonly Criterion[],
  evidence: readonly JudgedEvidence[],
  judgements: readonly Judgement[],
  now: Date,
): 'met' | 'not-met' {
  const issues = [...coverageFaults(criteria, judgements)];
  const known = new Map(evidence.map((item) => [item.id, item]));
  judgements.forEach((judgement, i) => {
    const criterion = criteria.find((c) => c.id === judgement.criterionId);
    if (!criterion) return;
    for (const fault of judgementFaults(criterion, judgement, known, now))
      issues.push(issueAt(`/criteria/${String(i)}`, judgement.criterionId, fault));
  });
  const [first] = issues;
  if (first) throw new DomainError(first.code, { issues });
  return judgements.every((j) => j.outcome === 'met') ? 'met' : 'not-met';
}

type JudgementIssue = Issue & { readonly code: ProblemCode };
const issueAt = (path: string, criterionId: string, fault: Fault): JudgementIssue => ({
  path,
  code: fault.code,
  message: `criterion ${criterionId}: ${fault.expected}`,
  expected: fault.expected,
});

function* coverageFaults(
  criteria: readonly Criterion[],
  judgements: readonly Judgement[],
): Generator<JudgementIssue> {
  const seen = new Set<string>();
  for (const [i, { criterionId }] of judgements.entries()) {
    const path = `/criteria/${String(i)}/criterionId`;
    if (!criteria.some((c) => c.id === criterionId))
      yield issueAt(path, criterionId, {
        code: 'judgement.criterion-unknown',
        expected: 'a criterion of this claim',
      });
    if (seen.has(criterionId))
      yield issueAt(path, criterionId, {
        code: 'judgement.criterion-repeated',
        expected: 'each criterion once',
      });
    seen.add(criterionId);
  }
  for (const criterion of criteria)
    if (!seen.has(criterion.id))
      yield issueAt('/criteria', criterion.id, {
        code: 'judgement.criterion-missing',
        expected: 'a judgement of every criterion',
      });
}

function* judgementFaults(
  criterion: Criterion,
  judgement: Judgement,
  known: ReadonlyMap<string, JudgedEvidence>,
  now: Date,
): Generator<Fault> {
  const rationale = judgement.rationale?.trim() ?? '';
  const cited = judgement.cites.flatMap((cite) => {
    const item = known.get(cite.evidenceId);
    return item ? [{ cite, item }] : [];
  });
  if (cited.length < judgement.cites.length)
    yield { code: 'judgement.evidence-unknown', expected: 'evidence of this claim' };
  if (judgement.outcome !== 'met') {
    if (!rationale) yield { code: 'judgement.rationale-missing', expected: 'a reason' };
    return;
  }
  const good = cited.filter(({ cite }) => cite.valid && cite.authentic && cite.current);
  if (good.length === 0 || !judgement.sufficient) {
    yield {
      code: 'judgement.vacs-incomplete',
      expected: 'a valid, authentic, current item and sufficient evidence',
    };
    return;
  }
  if (good.every(({ item }) => TESTIMONY.includes(item.kind)))
    yield { code: 'judgement.testimony-alone', expected: 'more than statements and certificates' };
  if (criterion.mustObserve && !good.some(({ item }) => DIRECT.includes(item.kind)))
    yield {
      code: 'judgement.observation-missing',
      expected: 'an observation, a simulation or a work sample',
    };
  if (!rationale && good.some(({ item }) => monthsBetween(item.madeAt, now) > CURRENT_MONTHS))
    yield {
      code: 'judgement.rationale-missing',
      expected: 'a reason why evidence older than 48 months is current',
    };
}

function monthsBetween(day: string, now: Date): number {
  const then = new Date(`${day}T00:00:00Z`);
  const months =
    (now.getUTCFullYear() - then.getUTCFullYear()) * 12 + now.getUTCMonth() - then.getUTCMonth();
  return now.getUTCDate() > then.getUTCDate() ? months + 1 : months;
}
