import type { CompetenceRecord } from '#domain/generated/schemas.js';
import type { Chance } from './chance.js';
import { competenceRecord } from './credentials.js';

const LETTERS = [
  ...'abc XYZ012"\\\n\r\t\b\f\u0001\u007f\u0080®łőÅéΩЖ中文<>@^_:.,\'{}%',
  'e\u0301',
  'שלום',
  '\u202e',
];
/** These sort otherwise as UTF-16 than as code points: the library's business. */
const LATE_LETTERS = ['\ufb01', '\uffee', '😀', '𝔘'];

/** A text of every script, with quotes, line ends and what else needs an escape. */
export function randomText(next: Chance, max: number): string {
  const letters = next(60) === 0 ? [...LETTERS, ...LATE_LETTERS] : LETTERS;
  return `x${Array.from({ length: next(max) }, () => letters[next(letters.length)] ?? '').join('')}`;
}

export function randomUuid(next: Chance): string {
  const hex = (n: number) => Array.from({ length: n }, () => next(16).toString(16)).join('');
  return `urn:uuid:${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`;
}

const randomDay = (next: Chance) =>
  `20${String(10 + next(15))}-${String(1 + next(9)).padStart(2, '0')}-${String(1 + next(28)).padStart(2, '0')}`;

/** A record as it may come: all members there or not, texts of every script, equal ids now and then. */
export function randomRecord(next: Chance): CompetenceRecord {
  const base = competenceRecord();
  const id = randomUuid(next);
  const evidence = Array.from({ length: next(3) }, (_, i) => ({
    id: next(200) === 0 ? id : randomUuid(next),
    kind: i === 0 ? ('observation' as const) : ('work-sample' as const),
    title: randomText(next, 40),
    digest: Buffer.from(Array.from({ length: 32 }, () => next(256))).toString('base64url'),
    mediaType: 'image/png',
  }));
  const experience = Array.from({ length: next(3) }, () => ({
    from: randomDay(next),
    ...(next(2) === 0 && { to: '2026-01-01' }),
    role: randomText(next, 30),
  }));
  const record: CompetenceRecord = {
    ...base,
    id,
    subject: {
      ref: randomUuid(next),
      givenName: randomText(next, 30),
      familyName: randomText(next, 30),
    },
    standard: { ...base.standard, level: 2 + next(2) },
    evidence,
    experience,
    status: { ...base.status, index: next(131_072) },
  };
  if (next(2) === 0) delete record.validUntil;
  if (next(3) === 0) delete record.mapping;
  return record;
}
