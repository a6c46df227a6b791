import type { ClaimCommand } from '#domain/claim/claim-steps.js';
import { stepsFrom } from '#domain/claim/claim-steps.js';
import { DomainError } from '#domain/core/domain-error.js';
import type { AssessmentRecord, ClaimRecord } from './claim-record.js';

/** What handing in a judgement is called in each turn. */
export const submitCommand = ({ turn }: AssessmentRecord): ClaimCommand =>
  turn === 4 ? 'decide-appeal' : 'submit';

/**
 * The turn in which this person is to judge now. Refuses the candidate, who is not assigned, and a
 * judgement out of turn.
 */
export function assignmentOf(claim: ClaimRecord, personId: string): AssessmentRecord {
  if (claim.personId === personId) throw new DomainError('assessor.is-candidate');
  const mine = claim.assessments.find(({ assessorId }) => assessorId === personId);
  if (!mine) throw new DomainError('assessor.not-assigned');
  stepsFrom(claim.state, submitCommand(mine));
  if (mine.submitted)
    throw new DomainError('claim.not-allowed-in-state', {
      expected: 'a turn that waits for your judgement',
      got: 'a turn in which you have judged',
    });
  return mine;
}
