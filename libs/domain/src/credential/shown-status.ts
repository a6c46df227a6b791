import type { RecordedStatus } from './change-status.js';

/** What a list shows of a credential. */
export type ShownStatus = RecordedStatus | 'expired';

/**
 * The status at a moment: an active credential past its `validUntil` (RFC 3339) has expired. What was
 * suspended, superseded or revoked stays so, which says more.
 */
export function shownStatus(
  status: RecordedStatus,
  validUntil: string | undefined,
  now: Date,
): ShownStatus {
  const isOver = validUntil !== undefined && Date.parse(validUntil) < now.getTime();
  return status === 'active' && isOver ? 'expired' : status;
}
