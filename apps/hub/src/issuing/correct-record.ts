import { wholeSecond } from '#domain/core/instant.js';
import type { Corrected } from '#domain/credential/check-correction.js';
import type { CompetenceRecord } from '#domain/generated/schemas.js';
import type { StoredCredential } from './certifiable.js';
import { referenceTo } from './reference-to.js';

/** What chance and time add to a corrected record. */
export interface CorrectionFrame {
  readonly id: string;
  /** Another one than before: two credentials do not betray one holder. */
  readonly subjectRef: string;
  readonly status: CompetenceRecord['status'];
  readonly now: Date;
}

/** The record of a credential with its faults mended; what was assessed stays. A pure function. */
export function correctRecord(
  old: Pick<StoredCredential, 'record' | 'openBadge'>,
  corrected: Corrected,
  { id, subjectRef, status, now }: CorrectionFrame,
): CompetenceRecord {
  const { record } = old;
  return {
    ...record,
    ...corrected,
    id: `urn:uuid:${id}`,
    subject: { ...corrected.subject, ref: `urn:uuid:${subjectRef}` },
    validFrom: wholeSecond(now),
    status,
    replaces: referenceTo(old),
  };
}
