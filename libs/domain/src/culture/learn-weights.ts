import type { GradeRecord, GradeRecords } from '../audit/skills/evidence-grades.js';
import type { CertifyingGrade, Reassessment } from './find-reassessments.js';
import { type Concerned, holdBack } from './hold-back.js';

/** Re-assessments of one grade. */
export const ofGrade = (
  reassessments: readonly Reassessment[],
  grade: CertifyingGrade,
): readonly Reassessment[] => reassessments.filter((one) => one.grade === grade);

/** Whom a figure over re-assessments is about: those re-assessed, and those whose judgement was held. */
export const concernedBy = ({ person, firm, assessor }: Reassessment): Concerned => ({
  person,
  ...(firm !== undefined && { firm }),
  assessors: [assessor],
});

/** How many of them confirmed the judgement before, and how many did not. */
export function countConfirmed(reassessments: readonly Reassessment[]): GradeRecord {
  const confirmed = reassessments.filter((one) => one.confirmed).length;
  return { confirmed, refuted: reassessments.length - confirmed };
}

/**
 * What a hub learned about its grades, for the weights of evidence (audit paper, 4.2). A grade is
 * left out, and keeps its declared weight, until a figure on it could be shown: a weight that moves
 * with one person would tell what was found of that person.
 */
export function learnWeights(reassessments: readonly Reassessment[]): GradeRecords {
  const grades: readonly CertifyingGrade[] = ['A', 'B', 'C'];
  return Object.fromEntries(
    grades.flatMap((grade) => {
      const found = ofGrade(reassessments, grade);
      return holdBack(found.map(concernedBy)) === undefined ? [[grade, countConfirmed(found)]] : [];
    }),
  );
}
