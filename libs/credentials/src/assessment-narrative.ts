import type { CompetenceRecord } from '#domain/generated/schemas.js';

/**
 * How the competence was assessed, in fixed English sentences: a foreign reader must see at once how
 * much stands behind the badge. No assessor is named.
 */
export function assessmentNarrative(assessment: CompetenceRecord['assessment']): string {
  const { assessedOn, assessors, methods, second, tieDeclared } = assessment;
  return [
    `Assessed on ${assessedOn} by ${assessors} ${assessors === 1 ? 'assessor' : 'assessors'}.`,
    `Methods: ${methods.join(', ')}.`,
    second ? 'A second assessor judged independently.' : 'There was no second assessment.',
    tieDeclared ? 'A tie to the candidate was declared.' : 'No tie to the candidate was declared.',
  ].join(' ');
}
