import { DomainError } from '#domain/core/domain-error.js';
import { checkEvidenceDetails } from '#domain/evidence/check-evidence-details.js';
import type { NewEvidence } from '#domain/generated/schemas.js';
import { cleanEvidence } from './clean-evidence.js';

/**
 * What is kept of an item of evidence that came as base64. Refuses `evidence.not-base64` (RFC 4648
 * section 4, padded, no stray bits), and what cleanEvidence and checkEvidenceDetails refuse.
 */
export function readEvidence(
  { content, kind, mediaType, details }: NewEvidence,
  position: number,
): Buffer {
  const bytes = Buffer.from(content, 'base64');
  const path = `/evidence/${String(position)}`;
  if (bytes.toString('base64') !== content)
    throw new DomainError('evidence.not-base64', {
      issues: [{ path: `${path}/content`, message: 'not base64', expected: 'base64 with padding' }],
    });
  if (details) checkEvidenceDetails(kind, mediaType, details, `${path}/details`);
  return cleanEvidence(mediaType, bytes, `${path}/mediaType`);
}
