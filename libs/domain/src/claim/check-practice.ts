import { DomainError, type Issue } from '../core/domain-error.js';
import type { NewJudgement } from '../generated/schemas.js';
import { DIRECT, type JudgedEvidence } from './judge-claim.js';
import type { Criterion } from './open-claim.js';

/**
 * A renewal rests on work that was done since the day of the old credential, `YYYY-MM-DD`. Refuses
 * `renewal.practice-missing` when every experience ended before.
 */
export function checkPractice(
  experiences: readonly { readonly to?: string | undefined }[],
  since: string,
): void {
  if (experiences.some(({ to }) => to === undefined || to >= since)) return;
  throw new DomainError('renewal.practice-missing', { expected: `work after ${since}` });
}

/**
 * What has to be seen has to be seen anew. Refuses `renewal.observation-not-fresh` for a criterion
 * that is met without direct evidence from that day or later.
 */
export function checkFreshness(
  criteria: readonly Criterion[],
  evidence: readonly JudgedEvidence[],
  judgements: NewJudgement['criteria'],
  since: string,
): void {
  const fresh = new Set(
    evidence
      .filter(({ kind, madeAt }) => DIRECT.includes(kind) && madeAt >= since)
      .map(({ id }) => id),
  );
  const seen = new Set(criteria.filter(({ mustObserve }) => mustObserve).map(({ id }) => id));
  const issues = judgements.flatMap(({ criterionId, outcome, cites }, i): readonly Issue[] =>
    outcome !== 'met' ||
    !seen.has(criterionId) ||
    cites.some(({ evidenceId }) => fresh.has(evidenceId))
      ? []
      : [
          {
            path: `/criteria/${String(i)}`,
            message: `criterion ${criterionId}: not seen anew`,
            expected: `direct evidence from ${since} or later`,
          },
        ],
  );
  if (issues.length > 0) throw new DomainError('renewal.observation-not-fresh', { issues });
}
