import { DomainError } from '../core/domain-error.js';
import type { RecordedStatus } from './change-status.js';
import { shownStatus } from './shown-status.js';

/**
 * Refuses `credential.not-active` for a credential that is suspended, superseded, revoked or over:
 * no further copy of it is made (docs/design/credentials.md 6).
 */
export function checkActive(
  status: RecordedStatus,
  validUntil: string | undefined,
  now: Date,
): void {
  const shown = shownStatus(status, validUntil, now);
  if (shown !== 'active')
    throw new DomainError('credential.not-active', { expected: 'active', got: shown });
}
