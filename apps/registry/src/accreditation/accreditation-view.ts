import type { Accreditation } from '#domain/generated/schemas.js';
import type { DecisionRecord } from './hub-record.js';

/** A decision as everybody may see it: who took it stays here. */
export function accreditationView(decision: DecisionRecord): Accreditation {
  const { id, hubId, scope, from, to, reasonCode, decidedAt } = decision;
  return {
    accreditationId: id,
    hubId,
    decision: decision.decision,
    scope,
    from,
    to,
    reasonCode,
    decidedAt: decidedAt.toISOString(),
  };
}
