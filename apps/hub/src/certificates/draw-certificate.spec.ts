import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jsQR from 'jsqr';
import { PDFDocument } from 'pdf-lib';
import { PNG } from 'pngjs';
import { CredentialFormatError } from '#credentials/credential-format-error.js';
import { readPdfAttachment } from '#credentials/read-pdf-attachment.js';
import type { CompetenceRecord } from '#domain/generated/schemas.js';
import { requirement } from '../../../../test/support/requirements.js';
import { certificateContent } from './certificate-content.js';
import { drawCertificate } from './draw-certificate.js';

const URL = 'https://hub.example/s/AAAAAAAAAAAAAAAAAAAAAA';
const ISSUED = new Date('2026-11-23T10:00:00Z');
const EXPIRES = '2027-05-31T12:00:00Z';

const record = (over: Partial<CompetenceRecord> = {}): CompetenceRecord => ({
  v: 1,
  id: 'urn:uuid:6f1c0000-0000-4000-8000-000000000001',
  issuer: { did: 'did:web:hub.example', name: 'Riviera del Brenta', url: 'https://hub.example' },
  subject: {
    ref: 'urn:uuid:6f1c0000-0000-4000-8000-000000000002',
    givenName: 'Nevenka',
    familyName: 'Šimunić',
  },
  standard: {
    versionUri: 'https://hub.example/standards/uppers/v1.0',
    contentDigest: 'A'.repeat(43),
    kind: 'local',
    title: { en: 'Stitching uppers by hand', el: 'Ραφή στο χέρι', bg: 'Ръчно шиене' },
    description: { en: 'x' },
    level: 2,
    levels: [
      {
        level: 2,
        title: { en: 'Works alone', el: 'Εργάζεται μόνη', bg: 'Работи сама' },
        behaviour: { en: 'Stitches whole uppers without help.' },
      },
    ],
  },
  criteria: [
    { id: 'c1', text: { en: 'Stitches are even', el: 'Ίσιες ραφές', bg: 'Равни шевове' } },
  ],
  assessment: {
    methods: ['observation', 'whittling'],
    assessedOn: '2026-11-20',
    assessors: 2,
    second: true,
    tieDeclared: false,
    moderated: true,
    grade: 'A',
    panelUri: 'https://hub.example/panels/1',
  },
  experience: [],
  evidence: [],
  language: 'en',
  validFrom: '2026-11-23T10:00:00Z',
  validUntil: '2031-11-23T10:00:00Z',
  status: { list: 'https://hub.example/status/1', index: 7 },
  ...over,
});
const signed = {
  openBadge: '{"name":"Šimunić"}',
  proof: 'c2sp.org/tlog-proof@v1\n',
  issuedAt: ISSUED,
};
const draw = (of: CompetenceRecord, recipient?: string) =>
  drawCertificate(
    certificateContent(
      of,
      { expiresAt: EXPIRES, ...(recipient !== undefined && { recipient }) },
      URL,
    ),
    signed,
  );

it('is the same for the same record, to the byte', async () => {
  expect(Buffer.from(await draw(record())).equals(await draw(record()))).toBe(true);
});

it('holds the signed files as they were signed, once, and none that is not there', async () => {
  const pdf = await draw(record());
  expect(readPdfAttachment(pdf)).toEqual({ credential: signed.openBadge, proof: signed.proof });
  const { openBadge, issuedAt } = signed;
  const content = certificateContent(record(), { expiresAt: EXPIRES }, URL);
  expect(readPdfAttachment(await drawCertificate(content, { openBadge, issuedAt }))).toEqual({
    credential: openBadge,
  });
});

it('refuses, never crashes, whatever byte of it is changed', async () => {
  const pdf = Buffer.from(await draw(record()));
  // Every byte near the ends and the tables, and a sample of the compressed pages and fonts.
  const places = Array.from({ length: pdf.length }, (_, at) => at).filter(
    (at) => at < 600 || at > pdf.length - 4_000 || at % 97 === 0,
  );
  let refused = 0;
  for (const at of places) {
    const changed = Buffer.from(pdf);
    changed[at] = (changed[at] ?? 0) ^ 0x11;
    try {
      readPdfAttachment(changed);
    } catch (error) {
      expect(error).toBeInstanceOf(CredentialFormatError);
      refused += 1;
    }
  }
  expect(refused).toBeGreaterThan(500);
});

it('breaks long texts, and goes on to further pages', async () => {
  const long = 'Überlangeswort'.repeat(60);
  const of = record({
    subject: { ...record().subject, familyName: 'W'.repeat(100) },
    criteria: Array.from({ length: 60 }, (_, n) => ({
      id: `c${String(n)}`,
      text: { en: n % 2 ? long : 'even stitches '.repeat(60) },
    })),
  });
  const pages = (await PDFDocument.load(await draw(of, 'W'.repeat(200)))).getPageCount();
  expect(pages).toBeGreaterThan(5);
  expect((await PDFDocument.load(await draw(record()))).getPageCount()).toBe(1);
});

it('prints letters that a font lacks, and what controls, as nothing else', async () => {
  const family = 'A\u202eB\u0000C\ud83e\udd7e\n漢';
  await expect(
    draw(record({ subject: { ...record().subject, familyName: family } })),
  ).resolves.toBeInstanceOf(Uint8Array);
});

it('takes English words for a language that it does not have, and dates of that language', () => {
  const mt = certificateContent(record({ language: 'mt' }), { expiresAt: EXPIRES }, URL);
  expect([mt.language, mt.words.title]).toEqual(['en', 'Certificate of competence']);
  const de = certificateContent(record({ language: 'de-AT' }), { expiresAt: EXPIRES }, URL);
  expect(de.facts[1]?.value).toBe('20. November 2026');
  expect(de.check).toContain('Der Link endet am 31. Mai 2027.');
  expect(de.assessment).toContain('Verfahren: Beobachtung bei der Arbeit, whittling.');
});

const poppler = requirement('poppler').it;

poppler('shows, drawn by a program of others, a code that leads to the link', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  try {
    const file = join(folder, 'a.pdf');
    writeFileSync(file, await draw(record(), 'Elsa Grigi'));
    execFileSync('pdftoppm', ['-r', '120', '-png', '-singlefile', file, join(folder, 'a')]);
    const { data, width, height } = PNG.sync.read(readFileSync(join(folder, 'a.png')));
    const read = jsQR as unknown as (
      pixels: Uint8ClampedArray,
      width: number,
      height: number,
    ) => { readonly data: string } | null;
    expect(read(new Uint8ClampedArray(data), width, height)?.data).toBe(URL);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

poppler.each([
  ['en', 'Stitching uppers by hand', 'What was shown'],
  ['el', 'Ραφή στο χέρι', 'Τι αποδείχθηκε'],
  ['bg', 'Ръчно шиене', 'Какво беше показано'],
])('has texts that can be searched, also in %s', async (language, title, heading) => {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  try {
    const file = join(folder, 'a.pdf');
    writeFileSync(file, await draw(record({ language })));
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    for (const part of [title, heading, 'Nevenka Šimunić', URL]) expect(text).toContain(part);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
