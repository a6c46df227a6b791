import { DomainError } from '../core/domain-error.js';
import type { Criterion } from './open-claim.js';

/**
 * Checks the list with which an assessor asks for more evidence. Refuses `assessment.gap-empty` for
 * a list that names no criterion or does not say what is missing, `judgement.criterion-unknown` for
 * a criterion of another claim.
 */
export function checkGaps(
  criteria: readonly Criterion[],
  gaps: readonly { readonly criterionId: string; readonly missing: string }[],
): void {
  if (gaps.length === 0 || gaps.some(({ missing }) => missing.trim() === ''))
    throw new DomainError('assessment.gap-empty');
  for (const { criterionId } of gaps)
    if (!criteria.some(({ id }) => id === criterionId))
      throw new DomainError('judgement.criterion-unknown', { got: criterionId });
}
