import { checkDays } from '../claim/check-experience.js';
import { DomainError } from '../core/domain-error.js';
import type { NewEndorsementStatement } from '../generated/schemas.js';
import { nameKey } from '../members/name-key.js';
import { checkEvidenceDetails } from './check-evidence-details.js';

/** What a statement answers to. */
export interface Asked {
  /** Name of the candidate. */
  readonly candidate: string;
  readonly tasks: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/**
 * Checks what a witness says (design paper 1.1). Refuses `endorsement.consent-missing`,
 * `endorsement.answers-incomplete`, `endorsement.witness-is-candidate` by name, a period that is
 * reversed, in the future or before 1900, and blanks for name and relation.
 */
export function checkStatement(
  { agreed, answers, witness, relation, period }: NewEndorsementStatement,
  { candidate, tasks, today }: Asked,
): void {
  if (!agreed) throw new DomainError('endorsement.consent-missing');
  if (answers.length !== tasks.length)
    throw new DomainError('endorsement.answers-incomplete', {
      expected: `${String(tasks.length)} answers`,
      got: String(answers.length),
    });
  checkEvidenceDetails('witness-statement', 'text/plain', { witness, relation, period }, '');
  if (nameKey(witness) === nameKey(candidate))
    throw new DomainError('endorsement.witness-is-candidate');
  const { from, to = from } = period;
  checkDays(
    [
      { path: '/period/from', day: from },
      { path: '/period/to', day: to },
    ],
    today,
  );
}

/** Tasks that the witness saw done partly: what is left to show. That is a task and no decision. */
export const gapTasks = (
  tasks: readonly string[],
  answers: NewEndorsementStatement['answers'],
): readonly string[] => tasks.filter((_, i) => answers[i] === 'partly');
