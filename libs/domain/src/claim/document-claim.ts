import { DomainError } from '../core/domain-error.js';

/** Refuses `experience.none` and `evidence.none`: a claim is documented by both. */
export function documentClaim(
  experiences: readonly { readonly evidence: readonly unknown[] }[],
): void {
  if (experiences.length === 0) throw new DomainError('experience.none');
  if (experiences.every(({ evidence }) => evidence.length === 0))
    throw new DomainError('evidence.none');
}
