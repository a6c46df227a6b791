import { DomainError } from '../core/domain-error.js';
import { wholeSecond } from '../core/instant.js';
import type { CompetenceRecord, NewClaim } from '../generated/schemas.js';

const DAY_MS = 24 * 60 * 60_000;
/** Days before its end from which a credential may be renewed (docs/design/credentials.md 4). */
const RENEWAL_DAYS = 90;

/** The end of the credential that renews another: as long after `now` as the old one was valid. */
export function renewedUntil(
  { validFrom, validUntil }: Pick<CompetenceRecord, 'validFrom' | 'validUntil'>,
  now: Date,
): string | undefined {
  if (validUntil === undefined) return undefined;
  const length = Date.parse(validUntil) - Date.parse(validFrom);
  return wholeSecond(new Date(now.getTime() + length));
}

/**
 * Whether a claim may renew a credential, also one that has expired. Refuses
 * `renewal.not-needed` for a credential without an end, `renewal.other-competence` for another
 * standard or level (a newer version of the same standard is the same competence), and
 * `renewal.too-early` before the last 90 days.
 */
export function checkRenewal(
  { standard, validUntil }: Pick<CompetenceRecord, 'standard' | 'validUntil'>,
  asked: Pick<NewClaim, 'standard' | 'level'>,
  now: Date,
): void {
  if (validUntil === undefined) throw new DomainError('renewal.not-needed');
  const isSame =
    conceptOf(asked.standard) === conceptOf(standard.versionUri) && asked.level === standard.level;
  if (!isSame)
    throw new DomainError('renewal.other-competence', {
      expected: `${conceptOf(standard.versionUri)} at level ${String(standard.level)}`,
      got: `${asked.standard} at level ${String(asked.level)}`,
    });
  const from = new Date(Date.parse(validUntil) - RENEWAL_DAYS * DAY_MS);
  if (now < from)
    throw new DomainError('renewal.too-early', { expected: `from ${wholeSecond(from)}` });
}

/** The address of a standard without its version. */
const conceptOf = (versionUri: string): string => versionUri.replace(/\/[^/]*$/, '');
