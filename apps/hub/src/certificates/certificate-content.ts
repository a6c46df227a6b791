import { textIn } from '#credentials/text-in.js';
import type { CompetenceRecord, NewCertificate } from '#domain/generated/schemas.js';
import { certificateWords, type CertificateWords, fill } from './certificate-words.js';

/** A small heading and what stands under it. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** All that is printed, in the order in which it is read; nothing of it knows where it stands. */
export interface CertificateContent {
  /** BCP 47; of the words around the texts of the standard. */
  readonly language: string;
  readonly words: CertificateWords;
  readonly issuer: string;
  readonly holder: string;
  readonly title: string;
  readonly level: number;
  readonly levelTitle: string;
  readonly behaviour: string;
  readonly facts: readonly Fact[];
  readonly criteria: readonly string[];
  readonly assessment: readonly string[];
  readonly check: readonly string[];
  readonly url: string;
  readonly id: string;
}

/** What a certificate says: the record, in its language, and the link at which it is checked. */
export function certificateContent(
  record: CompetenceRecord,
  { expiresAt, recipient }: NewCertificate,
  url: string,
): CertificateContent {
  const { standard, subject, issuer, assessment, mapping, validFrom, validUntil } = record;
  const { language, words } = certificateWords(record.language);
  const day = (instant: string) =>
    // Day before month, as everywhere in Europe.
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      dateStyle: 'long',
      timeZone: 'UTC',
    }).format(new Date(instant));
  const text = (texts: Readonly<Record<string, string>>) => textIn(texts, record.language);
  const reached = standard.levels.find(({ level }) => level === standard.level);
  if (!reached) throw new Error('a record names a level of its standard');
  return {
    language,
    words,
    issuer: issuer.name,
    holder: `${subject.givenName} ${subject.familyName}`,
    title: text(standard.title),
    level: standard.level,
    levelTitle: `${fill(words.level, { n: String(standard.level) })}: ${text(reached.title)}`,
    behaviour: text(reached.behaviour),
    facts: [
      { label: words.issuer, value: `${issuer.name}, ${issuer.url}` },
      { label: words.assessedOn, value: day(assessment.assessedOn) },
      { label: words.validFrom, value: day(validFrom) },
      { label: words.validUntil, value: validUntil === undefined ? words.noEnd : day(validUntil) },
      { label: words.standard, value: standard.versionUri },
      ...(mapping
        ? [{ label: words.european, value: `${text(mapping.toTitle)}, ${mapping.toVersionUri}` }]
        : []),
    ],
    criteria: record.criteria.map((criterion) => text(criterion.text)),
    assessment: assessmentLines(assessment, words),
    check: [
      words.how,
      fill(words.linkEnds, { date: day(expiresAt) }),
      ...(recipient === undefined ? [] : [fill(words.madeFor, { name: recipient })]),
      words.attached,
    ],
    url,
    id: record.id,
  };
}

/** By whom in which role, and how; the record names nobody. */
function assessmentLines(
  assessment: CompetenceRecord['assessment'],
  words: CertificateWords,
): readonly string[] {
  const { assessors, second, moderated = false, tieDeclared, grade, methods } = assessment;
  const names: Readonly<Record<string, string>> = words.methodNames;
  const called = methods.map((method) =>
    Object.hasOwn(names, method) ? (names[method] ?? method) : method,
  );
  return [
    assessors === 1 ? words.oneAssessor : fill(words.assessors, { n: String(assessors) }),
    second ? words.second : words.noSecond,
    ...(moderated ? [words.moderated] : []),
    tieDeclared ? words.tie : words.noTie,
    ...(grade ? [words.grades[grade]] : []),
    `${words.methods}: ${called.join(', ')}.`,
  ];
}
