import { DomainError } from '../core/domain-error.js';
import type { NewJudgement } from '../generated/schemas.js';

/**
 * The evidence that may be judged: all that the candidate lets assessors read. Refuses
 * `evidence.consent-withdrawn` when a judgement cites another item of the claim.
 */
export function usableEvidence<E extends { readonly id: string; readonly assess: boolean }>(
  evidence: readonly E[],
  judgements: NewJudgement['criteria'],
): readonly E[] {
  const closed = new Set(evidence.filter(({ assess }) => !assess).map(({ id }) => id));
  const issues = judgements.flatMap(({ cites }, i) =>
    cites
      .filter(({ evidenceId }) => closed.has(evidenceId))
      .map(() => ({
        path: `/criteria/${String(i)}/cites`,
        message: 'not to be assessed',
        expected: 'evidence that the candidate lets you read',
      })),
  );
  if (issues.length > 0) throw new DomainError('evidence.consent-withdrawn', { issues });
  return evidence.filter(({ assess }) => assess);
}
