import { PDFDocument } from 'pdf-lib';
import { ruleWords } from '#domain/audit/rules/rule-words.js';
import { reportWords } from '#domain/audit/words/words-of-reports.js';
import { goldenClusterAudit, goldenFirmAudit } from '../../../../test/support/golden-reports.js';
import { pdfText } from '../../../../test/support/pdf-text.js';
import { goldenCourses, reportContext } from '../../../../test/support/report-context.js';
import { requirement } from '../../../../test/support/requirements.js';
import { clusterReport } from './cluster-report.js';
import { firmReport } from './firm-report.js';
import { reportPdf } from './report-pdf.js';

const firm = (language: 'en' | 'de' | 'fr', over = {}) =>
  firmReport(
    goldenFirmAudit('S3'),
    reportContext(over),
    reportWords(language),
    ruleWords(language),
  );

const poppler = requirement('poppler');

poppler.it('keeps a number and its unit on one line', async () => {
  expect(pdfText(await reportPdf(firm('fr')))).not.toMatch(/^\s*%/m);
});

it('has a title and a language, and the same bytes for the same audit', async () => {
  const [one, two] = [await reportPdf(firm('de')), await reportPdf(firm('de'))];
  expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
  const document = await PDFDocument.load(one);
  expect(document.getTitle()).toBe('Lernen bei Footwear Uppers: ein Bild');
  expect(document.catalog.toString()).toContain('/Lang (de)');
  expect(document.getPageCount()).toBeLessThanOrEqual(5);
});

poppler.it.each([
  ['de', 'Seite 1 von', 'Erst prüfen', '47 %'],
  ['fr', 'Page 1 sur', 'Équilibre des trois niveaux', '47 %'],
] as const)(
  'has texts and figures that can be searched, in %s',
  async (language, page, words, share) => {
    const text = pdfText(await reportPdf(firm(language))).replaceAll(/[\u00a0\s]+/g, ' ');
    for (const part of [page, share, 'Footwear Uppers', '20261123', 'resources pooled'])
      expect(text).toContain(part);
    expect(text.toLowerCase()).toContain(words.toLowerCase());
    expect(text).not.toContain('\ufffd');
  },
);

poppler.it('breaks pages for long names and many firms, and loses nothing', async () => {
  const audit = goldenClusterAudit();
  const [match] = audit.pool.matches;
  if (!match) throw new Error('the golden plan has a match');
  const matches = Array.from({ length: 120 }, (_, at) => ({ ...match, from: `f${String(at)}` }));
  const context = {
    ...reportContext({ firmName: (id) => `${id} ${'Very long name '.repeat(9)}` }),
    courses: goldenCourses,
  };
  const report = clusterReport(
    { ...audit, pool: { ...audit.pool, matches } },
    ...[context, reportWords('en'), ruleWords('en')],
  );
  const text = pdfText(await reportPdf(report));
  for (const id of ['f0', 'f57', 'f119']) expect(text).toContain(`${id} Very`);
});
