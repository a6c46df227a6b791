import { DomainError } from '../core/domain-error.js';

/**
 * Refuses `experience.none`, `evidence.none` and `evidence.consent-missing`: a claim is documented by
 * experience and by evidence that assessors may read.
 */
export function documentClaim(
  experiences: readonly { readonly evidence: readonly { readonly assess: boolean }[] }[],
): void {
  if (experiences.length === 0) throw new DomainError('experience.none');
  const evidence = experiences.flatMap((experience) => experience.evidence);
  if (evidence.length === 0) throw new DomainError('evidence.none');
  if (!evidence.some(({ assess }) => assess)) throw new DomainError('evidence.consent-missing');
}
