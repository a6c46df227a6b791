import { crc32 } from 'node:zlib';
import { PNG } from 'pngjs';
import type { NewEvidence } from '#domain/generated/schemas.js';
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
const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(9)]);
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0]);
const pdf = Buffer.from('%PDF-1.7\n');
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
])('takes %s', (mediaType, bytes) => {
  expect(readEvidence(evidence(mediaType, bytes), 0)).toEqual(bytes);
});

it.each<[NewEvidence['mediaType'], Buffer]>([
  ['image/png', png],
  ['image/jpeg', jpeg],
])('looks into %s and refuses one that is cut', (mediaType, bytes) => {
  expect(() => readEvidence(evidence(mediaType, bytes), 0)).toThrow(
    expect.objectContaining({ code: 'evidence.picture-malformed' }) as Error,
  );
});

it('takes what a picture tells beside what it shows away', () => {
  const whole = PNG.sync.write(new PNG({ width: 2, height: 2 }));
  const end = whole.length - 12;
  const text = Buffer.from('tEXtGPS\0N 45 20');
  const frame = Buffer.alloc(text.length + 8);
  frame.writeUInt32BE(text.length - 4);
  text.copy(frame, 4);
  frame.writeUInt32BE(crc32(text), text.length + 4);
  const telling = Buffer.concat([whole.subarray(0, end), frame, whole.subarray(end)]);
  expect(readEvidence(evidence('image/png', telling), 0)).toEqual(whole);
});
