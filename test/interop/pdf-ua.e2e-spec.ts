import { PDFDict, PDFDocument, PDFName } from 'pdf-lib';
import { reportPdf } from '../../apps/hub/src/reports/report-pdf.js';
import { certificatePdf, printedRecord } from '../support/printed-certificates.js';
import { printedReport } from '../support/printed-reports.js';
import { requirement } from '../support/requirements.js';
import { checkPdfs, fetchVeraPdf } from '../support/vera-pdf.js';

requirement('java').describe('veraPDF, by ISO 14289-1 (PDF/UA-1),', () => {
  beforeAll(fetchVeraPdf, 300_000);

  it('finds nothing wrong with reports and certificates', async () => {
    const papers = await Promise.all([
      ...(['firm', 'cluster'] as const).flatMap((kind) =>
        (['en', 'de'] as const).map((language) => reportPdf(printedReport(kind, language))),
      ),
      ...['en', 'el'].map((language) => certificatePdf(printedRecord({ language }), 'Elsa Grigi')),
    ]);
    const verdicts = await checkPdfs(papers);
    expect(verdicts.map(({ compliant, broken }) => ({ compliant, broken }))).toEqual(
      papers.map(() => ({ compliant: true, broken: [] })),
    );
    for (const { checks } of verdicts) expect(checks).toBeGreaterThan(1000);
  });

  it('finds what is wrong: no tree, a picture that says nothing, no title', async () => {
    const pdf = await reportPdf(printedReport('firm', 'en'));
    const without = async (change: (document: PDFDocument) => void) => {
      const document = await PDFDocument.load(pdf, { updateMetadata: false });
      change(document);
      return document.save();
    };
    const verdicts = await checkPdfs([
      await without(({ catalog }) => catalog.delete(PDFName.of('StructTreeRoot'))),
      await without(({ context }) => {
        for (const [, one] of context.enumerateIndirectObjects())
          if (one instanceof PDFDict && one.has(PDFName.of('Alt'))) one.delete(PDFName.of('Alt'));
      }),
      await without(({ catalog }) => catalog.delete(PDFName.of('ViewerPreferences'))),
    ]);
    expect(verdicts.map(({ compliant }) => compliant)).toEqual([false, false, false]);
    const [untagged, silent, untitled] = verdicts.map(({ broken }) => broken);
    expect(untagged).toContain('7.1-11');
    expect(silent).toContain('7.3-1');
    expect(untitled).toContain('7.1-10');
  });
});
