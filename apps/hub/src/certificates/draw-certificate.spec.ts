import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jsQR from 'jsqr';
import { PDFDocument } from 'pdf-lib';
import { PNG } from 'pngjs';
import { CredentialFormatError } from '#credentials/credential-format-error.js';
import { readPdfAttachment } from '#credentials/read-pdf-attachment.js';
import {
  certificatePdf,
  EXPIRES,
  LINK,
  printedRecord,
  signed,
} from '../../../../test/support/printed-certificates.js';
import { requirement } from '../../../../test/support/requirements.js';
import { elementsOf, readTaggedPdf, spoken } from '../../../../test/support/tagged-pdf.js';
import { certificateContent } from './certificate-content.js';
import { drawCertificate } from './draw-certificate.js';

it('is the same for the same record, to the byte', async () => {
  expect(
    Buffer.from(await certificatePdf(printedRecord())).equals(
      await certificatePdf(printedRecord()),
    ),
  ).toBe(true);
});

it('holds the signed files as they were signed, once, and none that is not there', async () => {
  const pdf = await certificatePdf(printedRecord());
  expect(readPdfAttachment(pdf)).toEqual({ credential: signed.openBadge, proof: signed.proof });
  const { openBadge, issuedAt } = signed;
  const content = certificateContent(printedRecord(), { expiresAt: EXPIRES }, LINK);
  expect(readPdfAttachment(await drawCertificate(content, { openBadge, issuedAt }))).toEqual({
    credential: openBadge,
  });
});

it('refuses, never crashes, whatever byte of it is changed', async () => {
  const pdf = Buffer.from(await certificatePdf(printedRecord()));
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
  const of = printedRecord({
    subject: { ...printedRecord().subject, familyName: 'W'.repeat(100) },
    criteria: Array.from({ length: 60 }, (_, n) => ({
      id: `c${String(n)}`,
      text: { en: n % 2 ? long : 'even stitches '.repeat(60) },
    })),
  });
  const pages = (await PDFDocument.load(await certificatePdf(of, 'W'.repeat(200)))).getPageCount();
  expect(pages).toBeGreaterThan(5);
  expect((await PDFDocument.load(await certificatePdf(printedRecord()))).getPageCount()).toBe(1);
});

it('prints letters that a font lacks, and what controls, as nothing else', async () => {
  const family = 'A\u202eB\u0000C\ud83e\udd7e\n漢';
  await expect(
    certificatePdf(printedRecord({ subject: { ...printedRecord().subject, familyName: family } })),
  ).resolves.toBeInstanceOf(Uint8Array);
});

it('takes English words for a language that it does not have, and dates of that language', () => {
  const mt = certificateContent(printedRecord({ language: 'mt' }), { expiresAt: EXPIRES }, LINK);
  expect([mt.language, mt.words.title]).toEqual(['en', 'Certificate of competence']);
  const de = certificateContent(printedRecord({ language: 'de-AT' }), { expiresAt: EXPIRES }, LINK);
  expect(de.facts[1]?.value).toBe('20. November 2026');
  expect(de.check).toContain('Der Link endet am 31. Mai 2027.');
  expect(de.assessment).toContain('Verfahren: Beobachtung bei der Arbeit, whittling.');
});

it('is read aloud from the title to the code, which is read as its link', async () => {
  const { root, outside, artifacts } = await readTaggedPdf(await certificatePdf(printedRecord()));
  expect(outside).toEqual([]);
  expect(artifacts).toEqual([printedRecord().id, 'Page 1 of 1']);
  const heard = elementsOf(root, 'H1', 'H2', 'P', 'TH', 'TD', 'LBody', 'Figure').map((one) => [
    one.tag,
    one.alt ?? spoken(one),
  ]);
  const { title, criteria, check, url, ...content } = certificateContent(
    printedRecord(),
    { expiresAt: EXPIRES },
    LINK,
  );
  expect(heard).toEqual([
    ['H1', content.words.title],
    ['P', content.issuer],
    ['P', content.holder],
    ['P', content.words.hasShown],
    ['H2', title],
    ['P', content.levelTitle],
    ['P', content.behaviour],
    ...content.facts.flatMap(({ label, value }) => [
      ['TH', label],
      ['TD', value],
    ]),
    ['H2', content.words.criteria],
    ...criteria.map((text) => ['LBody', text]),
    ['H2', content.words.assessment],
    ...content.assessment.map((text) => ['LBody', text]),
    ['H2', content.words.check],
    ...[...check, url].map((text) => ['P', text]),
    ['Figure', url],
  ]);
});

const poppler = requirement('poppler').it;

poppler('shows, drawn by a program of others, a code that leads to the link', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  try {
    const file = join(folder, 'a.pdf');
    writeFileSync(file, await certificatePdf(printedRecord(), 'Elsa Grigi'));
    execFileSync('pdftoppm', ['-r', '120', '-png', '-singlefile', file, join(folder, 'a')]);
    const { data, width, height } = PNG.sync.read(readFileSync(join(folder, 'a.png')));
    const read = jsQR as unknown as (
      pixels: Uint8ClampedArray,
      width: number,
      height: number,
    ) => { readonly data: string } | null;
    expect(read(new Uint8ClampedArray(data), width, height)?.data).toBe(LINK);
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
    writeFileSync(file, await certificatePdf(printedRecord({ language })));
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    for (const part of [title, heading, 'Nevenka Šimunić', LINK]) expect(text).toContain(part);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
