import { DomainError } from '#domain/core/domain-error.js';
import type { ClaimFile } from '../claims/claim-file.js';

type State = ClaimFile['claim']['state'];

/**
 * In these states a statement can still be weighed by every assessor: once the first has judged,
 * the second must not have more before them.
 */
const OPEN: readonly State[] = ['identified', 'documented', 'assessing'];

/** Whether a statement would still be weighed. */
export const takesStatements = (state: State): boolean => OPEN.includes(state);

/** Refuses `claim.not-allowed-in-state`. */
export function refuseClosed(state: State): void {
  if (!takesStatements(state))
    throw new DomainError('claim.not-allowed-in-state', { expected: OPEN.join(', '), got: state });
}
