import type { AuditVersions } from './audit-document.js';
import { instrument } from './instrument/instrument.js';
import { RULES_VERSION } from './rules/all-rules.js';
import { SCORING_VERSION } from './scoring/scoring-parameters.js';
import { GRADES_VERSION } from './skills/evidence-grades.js';
import { PROTOTYPES_VERSION } from './typing/type-model.js';

/** Version of the arithmetic: raised whenever the same input gives another figure. */
export const ENGINE_VERSION = '1.0.0';

/** By what this build computes audits; with them, the input and the seed anybody computes one again. */
export const auditVersions: AuditVersions = {
  engine: ENGINE_VERSION,
  instrument: instrument.version,
  scoring: SCORING_VERSION,
  prototypes: PROTOTYPES_VERSION,
  rules: RULES_VERSION,
  grades: GRADES_VERSION,
};
