import type { ClusterAppraisal } from '../learning-appraisal.js';
import type { SkillsAppraisal } from '../skills-appraisal.js';
import type { Facts } from './evaluate-condition.js';

/** How many competences that firms need rest on a standard without a European mapping. */
export function unmappedStandards(skills: readonly SkillsAppraisal[]): number {
  const unmapped = skills.flatMap(({ gaps }) =>
    gaps.filter(({ mapped, need }) => !mapped && need > 0).map(({ competence }) => competence),
  );
  return new Set(unmapped).size;
}

/** The facts about a cluster by which rules go. Nothing in them is about one firm. */
export const clusterFacts = (
  { type, collective }: ClusterAppraisal,
  skills: readonly SkillsAppraisal[],
): Facts => ({
  cluster: { outcome: type.outcome, collective: collective.outcome },
  gaps: { unmappedStandards: unmappedStandards(skills) },
});
