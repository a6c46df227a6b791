import { appraiseLearning } from './appraise-learning.js';
import type { FirmAudit, FirmAuditInput } from './audit-document.js';
import { auditVersions } from './audit-versions.js';
import { instrument } from './instrument/instrument.js';
import type { Triple } from './learning-appraisal.js';
import { DEFAULT_SEED } from './random/standard-normals.js';
import { firmFacts } from './rules/firm-facts.js';
import { recommend } from './rules/recommend.js';
import { statementsFor } from './rules/statements.js';
import { analyseSkills } from './skills/analyse-skills.js';
import type { GradeRecords } from './skills/evidence-grades.js';

/** By what a firm is audited beside its own input. */
export interface FirmAuditOptions {
  /** 20261123 by default. */
  readonly seed?: number;
  /** What re-assessments of the hub found, by grade. */
  readonly records?: GradeRecords;
  /** Centre of comparable firms; only from thirty firms on and under the publication rule. */
  readonly norm?: Triple;
}

/**
 * The whole audit of a firm: its learning, its gaps, what is recommended and what must be said with
 * it (audit paper, 2 to 5). The same input, options and versions give the same document, bit for
 * bit. Figures are not rounded yet: `roundFigures` is for what is stored. It holds figures on people
 * and never leaves the firm. Refuses what cannot be (`audit.*`).
 */
export function auditFirm(input: FirmAuditInput, options: FirmAuditOptions = {}): FirmAudit {
  const { seed = DEFAULT_SEED, norm, records } = options;
  const learning = appraiseLearning(input.learning, { seed, ...(norm && { norm }) });
  const { heads } = input.learning;
  const skills = analyseSkills(input.skills, { heads, ...(records && { records }) });
  const { fillableByPartner, jointTraining } = input;
  const facts = firmFacts(learning, skills, { fillableByPartner, jointTraining });
  const recommendations = recommend(facts, 'firm');
  return {
    kind: 'firm',
    versions: auditVersions,
    seed,
    learning,
    skills,
    recommendations,
    statements: statementsFor({
      kind: 'firm',
      respondents: learning.quality.filter(({ used }) => used).length,
      psychometricStatus: instrument.psychometricStatus,
      type: learning.type,
      collaboration: recommendations.length > 0,
    }),
  };
}
