import { DomainError } from '../core/domain-error.js';
import type { CompetenceRecord, NewCorrection } from '../generated/schemas.js';

/** What a corrected record says otherwise than the one before it. */
export type Corrected = Pick<
  CompetenceRecord,
  'subject' | 'language' | 'experience' | 'validUntil'
>;

/**
 * The corrected parts of a record. What was assessed cannot be corrected: another standard, level or
 * set of criteria is refused with `correction.needs-assessment`. Also refuses
 * `correction.nothing-changed`, `correction.language-missing` when the standard has no text in the
 * language, and `correction.dates-reversed` for an end that has passed or an experience that ends
 * before it begins.
 */
export function checkCorrection(
  record: CompetenceRecord,
  correction: NewCorrection,
  now: Date,
): Corrected {
  refuseOtherAssessment(record, correction);
  const { givenName, familyName, language, experience, validUntil } = correction;
  const corrected: Corrected = {
    subject: {
      ...record.subject,
      ...(givenName !== undefined && { givenName }),
      ...(familyName !== undefined && { familyName }),
    },
    language: language ?? record.language,
    experience: experience ?? record.experience,
    ...((validUntil ?? record.validUntil) !== undefined && {
      validUntil: validUntil ?? record.validUntil,
    }),
  };
  if (isSame(record, corrected)) throw new DomainError('correction.nothing-changed');
  if (!Object.hasOwn(record.standard.title, corrected.language))
    throw new DomainError('correction.language-missing', {
      expected: Object.keys(record.standard.title).join(', '),
      got: corrected.language,
    });
  const isReversed = corrected.experience.some(({ from, to }) => to !== undefined && to < from);
  if (isReversed || (validUntil !== undefined && Date.parse(validUntil) <= now.getTime()))
    throw new DomainError('correction.dates-reversed');
  return corrected;
}

function refuseOtherAssessment(record: CompetenceRecord, correction: NewCorrection): void {
  const { standard, level, criteria } = correction;
  const assessed = record.criteria.map(({ id }) => id).sort();
  const isOther =
    (standard !== undefined && standard !== record.standard.versionUri) ||
    (level !== undefined && level !== record.standard.level) ||
    (criteria !== undefined && JSON.stringify([...criteria].sort()) !== JSON.stringify(assessed));
  if (isOther) throw new DomainError('correction.needs-assessment');
}

function isSame(record: CompetenceRecord, corrected: Corrected): boolean {
  const parts = ({ subject, language, experience, validUntil }: Corrected) =>
    JSON.stringify([
      subject.givenName,
      subject.familyName,
      language,
      experience.map(({ from, to, role }) => [from, to, role]),
      validUntil,
    ]);
  return parts(record) === parts(corrected);
}
