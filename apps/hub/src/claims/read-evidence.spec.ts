import type { NewEvidence } from '#domain/generated/schemas.js';
import { exif, JPEG, jpegWith, PLACE, PNG, segment } from '#domain/evidence/testing/pictures.js';
import { readEvidence } from './read-evidence.js';

const evidence = (mediaType: NewEvidence['mediaType'], bytes: Buffer | string): NewEvidence => ({
  kind: 'work-sample',
  title: 'A pair',
  madeAt: '2026-06-10',
  language: 'it',
  mediaType,
  content: typeof bytes === 'string' ? bytes : bytes.toString('base64'),
  disclose: true,
});
const png = Buffer.from(PNG);
const jpeg = Buffer.from(JPEG);
const pdf = Buffer.from('%PDF-1.7\n%%EOF\n');
const text = Buffer.from('Cucitura\u00a0pulita', 'utf8');

it.each<[string, string]>([
  ['no padding', 'YQ'],
  ['stray bits', 'YR=='],
  ['base64url letters', '_-8='],
  ['white space', 'YQ= ='],
  ['line breaks', 'YWFh\nYWFh'],
  ['something else', 'not base64!'],
])('refuses base64 with %s', (_name, content) => {
  expect(() => readEvidence(evidence('text/plain', content), 3)).toThrow(
    expect.objectContaining({
      code: 'evidence.not-base64',
      refusal: { issues: [expect.objectContaining({ path: '/evidence/3/content' })] },
    }) as Error,
  );
});

it.each<[string, NewEvidence['mediaType'], Buffer]>([
  ['a program as a picture', 'image/png', Buffer.from('MZ\x90\x00', 'latin1')],
  ['a page as a document', 'application/pdf', Buffer.from('<script>alert(1)</script>')],
  ['a document as text', 'text/plain', pdf],
  ['Latin-1 as text', 'text/plain', Buffer.from('perch\xe9', 'latin1')],
  ['NUL as text', 'text/plain', Buffer.from('a\0b')],
  ['one picture as another', 'image/jpeg', png],
  ['a cut signature', 'image/png', png.subarray(0, 7)],
])('refuses %s', (_name, mediaType, bytes) => {
  expect(() => readEvidence(evidence(mediaType, bytes), 0)).toThrow(
    expect.objectContaining({ code: 'evidence.type-mismatch' }) as Error,
  );
});

it.each<[NewEvidence['mediaType'], Buffer]>([
  ['application/pdf', pdf],
  ['text/plain', text],
  ['image/png', png],
  ['image/jpeg', jpeg],
])('takes %s', (mediaType, bytes) => {
  expect(readEvidence(evidence(mediaType, bytes), 0)).toEqual(bytes);
});

it.each<[NewEvidence['mediaType'], Buffer, string]>([
  ['image/png', png, 'evidence.picture-malformed'],
  ['image/jpeg', jpeg, 'evidence.picture-malformed'],
  ['application/pdf', pdf, 'evidence.document-unreadable'],
])('looks into %s and refuses one that is cut', (mediaType, bytes, code) => {
  expect(() => readEvidence(evidence(mediaType, bytes.subarray(0, -4)), 0)).toThrow(
    expect.objectContaining({ code }) as Error,
  );
});

it('takes what a picture tells beside what it shows away', () => {
  const telling = Buffer.from(jpegWith([segment(0xe1, exif(0x8825, 26))]));
  expect(telling.includes(PLACE)).toBe(true);
  expect(readEvidence(evidence('image/jpeg', telling), 0)).toEqual(jpeg);
});
