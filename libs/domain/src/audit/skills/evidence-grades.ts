import type { DecayClass, EvidenceGrade } from '../audit-input.js';

/** Version of the weights and half-lives below; an audit is stored with it. */
export const GRADES_VERSION = '0.1.0';

/**
 * Probability that somebody is able to do it on the day the evidence was made, by the strength of the
 * evidence (audit paper, 4.2): A an independent assessor saw the work or a simulation, two sources;
 * B one trained assessor saw it; C a portfolio or supervisor's report was checked; D a supervisor or
 * peer states it; E they state it themselves. Declared values until re-assessments speak.
 */
export const gradeWeights: Readonly<Record<EvidenceGrade, number>> = {
  A: 0.97,
  B: 0.92,
  C: 0.8,
  D: 0.65,
  E: 0.45,
};

/** Years after which evidence says half as much, when the competence is not practised (4.2). */
export const halfLives: Readonly<Record<DecayClass, number>> = {
  digital: 2.5,
  regulatory: 3,
  marketing: 3.5,
  management: 5,
  craft: 8,
};

/** Grades of which somebody other than the person saw proof; only these cover a need. */
export const verifiedGrades: ReadonlySet<EvidenceGrade> = new Set(['A', 'B', 'C']);

/** How many re-assessments the declared weight of a grade is worth. */
export const PRIOR_STRENGTH = 10;

/** What independent re-assessments of credentials of one grade found in one hub. */
export interface GradeRecord {
  readonly confirmed: number;
  readonly refuted: number;
}

/** What re-assessments found by grade; a grade that is absent keeps its declared weight. */
export type GradeRecords = Readonly<Partial<Record<EvidenceGrade, GradeRecord>>>;

/** How many re-assessments the records are of. */
export const countReassessments = (records: GradeRecords = {}): number =>
  Object.values(records).reduce((sum, { confirmed, refuted }) => sum + confirmed + refuted, 0);

/**
 * Weight of a grade after re-assessments: the mean of Beta(10w, 10(1-w)) updated by what they
 * confirmed and refuted (4.2), so that a hub learns how good its assessors are. 0 to 1.
 */
export function gradeWeight(grade: EvidenceGrade, record?: GradeRecord): number {
  const { confirmed, refuted } = record ?? { confirmed: 0, refuted: 0 };
  return (
    (PRIOR_STRENGTH * gradeWeights[grade] + confirmed) / (PRIOR_STRENGTH + confirmed + refuted)
  );
}
