import { roundValue } from '../audit/publication/round-published.js';
import { gradeWeight, gradeWeights } from '../audit/skills/evidence-grades.js';
import { quantile } from '../audit/statistics/quantile.js';
import type { ClaimFact } from './claim-fact.js';
import {
  type CertifyingGrade,
  findReassessments,
  type Reassessment,
} from './find-reassessments.js';
import { type Concerned, type HeldBack, holdBack, LEAST } from './hold-back.js';
import { concernedBy, countConfirmed, ofGrade } from './learn-weights.js';
import { type Agreement, doubleOf, measureAgreement } from './measure-agreement.js';

/** Share of credentials that two assess: what is aimed at (audit paper, 7.1). */
export const DOUBLE_AIM = 0.1;
const DAY_MS = 86_400_000;

/** A figure with the number of cases it rests on, or why it is held back. */
export interface Figure {
  /** Absent where so few are behind it that the number itself would tell. */
  readonly n?: number;
  readonly value?: number;
  readonly heldBack?: HeldBack;
}

/** How re-assessments of one grade came out, and what evidence of that grade weighs. */
export interface Confirmation extends Figure {
  readonly grade: CertifyingGrade;
  /** By what an audit weighs it: two decimals. As declared while the figure is held back. */
  readonly weight: number;
  readonly declared: number;
}

/** Everything from which the figures of a hub are computed. */
export interface CultureInput {
  readonly claims: readonly ClaimFact[];
  /** Firms of the cluster's list and the people it gives for them. */
  readonly members: { readonly firms: number; readonly employees: number };
  /** People who may assess on the day. */
  readonly assessors: number;
}

/** How a hub assesses (audit paper, 7.1). It ranks nobody and names nobody. */
export interface Culture {
  /** Assessors per 100 employees, one decimal; n: employees. */
  readonly assessors: Figure;
  /** Share of certified claims that two assessed, two decimals; `aim` is .10. n: certified claims. */
  readonly doubled: Figure & { readonly aim: number; readonly reached?: boolean };
  readonly agreement: Agreement;
  /** Share of certified claims on evidence of grade A or B, to .05; n: those with a grade. */
  readonly strong: Figure;
  /** Share of re-assessments that confirmed, to .05, by grade; n: re-assessments. */
  readonly confirmations: readonly Confirmation[];
  /** Median of whole days from evidence on file to the first judgement; n: claims that were judged. */
  readonly waiting: Figure;
  /** Share of decided appeals that reached a higher level, to .05; n: appeals that were decided. */
  readonly appeals: Figure & { readonly opened?: number };
  /** Figures of the paper that the hub keeps no record for: nobody is watched reading what is theirs. */
  readonly notRecorded: readonly 'own-record-read'[];
}

/** Figures of a hub over all that it has on file. The order of the claims changes nothing. */
export function measureCulture({ claims, members, assessors }: CultureInput): Culture {
  const certified = claims.filter((claim) => claim.certified);
  const reassessments = findReassessments(claims);
  return {
    assessors: perHundred(assessors, members),
    doubled: doubledOf(certified),
    agreement: measureAgreement(claims),
    strong: share(
      certified.filter(({ grade }) => grade !== undefined),
      ({ grade }) => grade === 'A' || grade === 'B',
      concerned,
      roundValue,
    ),
    confirmations: (['A', 'B', 'C'] as const).map((grade) =>
      confirmationOf(grade, ofGrade(reassessments, grade)),
    ),
    waiting: waitingOf(claims),
    appeals: appealsOf(claims.filter(({ appealed }) => appealed)),
    notRecorded: ['own-record-read'],
  };
}

function perHundred(assessors: number, { firms, employees }: CultureInput['members']): Figure {
  if (employees === 0) return { heldBack: 'nothing-recorded' };
  if (firms < LEAST) return { heldBack: 'too-few-firms' };
  return { n: employees, value: Math.round((assessors / employees) * 1000) / 10 };
}

function doubledOf(certified: readonly ClaimFact[]): Culture['doubled'] {
  const isDouble = (claim: ClaimFact) => doubleOf(claim) !== undefined;
  const figure = share(certified, isDouble, concerned, (value) => Math.round(value * 100) / 100);
  if (figure.value === undefined) return { ...figure, aim: DOUBLE_AIM };
  const reached = certified.filter(isDouble).length >= DOUBLE_AIM * certified.length;
  return { ...figure, aim: DOUBLE_AIM, reached };
}

function confirmationOf(grade: CertifyingGrade, found: readonly Reassessment[]): Confirmation {
  const figure = share(found, ({ confirmed }) => confirmed, concernedBy, roundValue);
  const learned = figure.heldBack === undefined ? countConfirmed(found) : undefined;
  return {
    ...{ grade, ...figure, declared: gradeWeights[grade] },
    weight: Math.round(gradeWeight(grade, learned) * 100) / 100,
  };
}

function waitingOf(claims: readonly ClaimFact[]): Figure {
  const waits = claims.flatMap((claim) => {
    const first = claim.judgements[0];
    const { requestedAt, stated } = claim;
    return stated || !requestedAt || !first
      ? []
      : [{ claim, ms: Math.max(0, first.at.getTime() - requestedAt.getTime()) }];
  });
  const heldBack = holdBack(waits.map(({ claim }) => concerned(claim)));
  if (heldBack !== undefined) return { heldBack };
  const sorted = waits.map(({ ms }) => ms).sort((a, b) => a - b);
  return { n: waits.length, value: Math.round(quantile(sorted, 0.5) / DAY_MS) };
}

function appealsOf(appealed: readonly ClaimFact[]): Culture['appeals'] {
  const few = holdBack(appealed.map(concerned));
  if (few !== undefined) return { heldBack: few };
  const decided = appealed.filter(({ upheld }) => upheld !== undefined);
  const figure = share(decided, ({ upheld }) => upheld === true, concerned, roundValue);
  return { ...figure, opened: appealed.length };
}

const concerned = ({ person, firm }: ClaimFact): Concerned => ({
  person,
  ...(firm !== undefined && { firm }),
});

function share<T>(
  rows: readonly T[],
  counts: (row: T) => boolean,
  about: (row: T) => Concerned,
  rounded: (value: number) => number,
): Figure {
  const heldBack = holdBack(rows.map(about));
  if (heldBack !== undefined) return { heldBack };
  return { n: rows.length, value: rounded(rows.filter(counts).length / rows.length) };
}
