import type { ClusterAudit, FirmAuditInput } from '#domain/audit/audit-document.js';
import type { Triple } from '#domain/audit/learning-appraisal.js';
import type { Course, PoolPlan } from '#domain/audit/skills-appraisal.js';

/** How many of a firm's gaps partner firms fill, and about how many of the rest there is a course. */
export function poolFor(
  firm: string,
  { matches, left, courses: chosen }: PoolPlan,
  courses: readonly Pick<Course, 'id' | 'competence'>[],
): Pick<FirmAuditInput, 'fillableByPartner' | 'jointTraining'> {
  const filled = matches.filter(({ to }) => to === firm).map(({ competence }) => competence);
  const taught = new Set(
    courses.flatMap(({ id, competence }) => (chosen.ids.includes(id) ? competence : [])),
  );
  return {
    fillableByPartner: new Set(filled).size,
    jointTraining: left.filter((need) => need.firm === firm && taught.has(need.competence)).length,
  };
}

/** Fewer firms are no norm (audit paper, 2.6). */
const FIRMS_OF_A_NORM = 30;

/** The centre of comparable firms, where there are enough of them. */
export const normOf = ({ balance }: ClusterAudit): Triple | undefined =>
  balance && balance.firms >= FIRMS_OF_A_NORM ? balance.centre : undefined;
