import { AFRelationship, PDFDocument, type PDFPage } from 'pdf-lib';
import QRCode from 'qrcode';
import { PDF_CREDENTIAL, PDF_PROOF } from '#credentials/read-pdf-attachment.js';
import { attachFiles } from './attach-file.js';
import type { CertificateContent, Fact } from './certificate-content.js';
import { describePaper } from '../paper/describe-paper.js';
import { embedFonts } from '../paper/paper-fonts.js';
import { PaperPen, COLOURS, type Fonts, PAGE, type TextStyle } from '../paper/paper-pen.js';
import { fill } from './certificate-words.js';

/** The signed files that go along; a proof when the ledger has one. */
export interface SignedFiles {
  readonly openBadge: string;
  readonly proof?: string | undefined;
  readonly issuedAt: Date;
}

const BAND = 104;
const QR_SIZE = 118;
const COLUMNS = { gap: 24, count: 2 } as const;

/**
 * A certificate as a PDF of A4 pages with tags by which it is read aloud (ISO 14289-1, PDF/UA-1), and
 * the signed files attached. The same content gives the same bytes.
 */
export async function drawCertificate(
  content: CertificateContent,
  signed: SignedFiles,
): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const fonts = await embedFonts(document);
  const pen = new PaperPen(document, content.language);
  drawBand(pen, content, fonts);
  const drawCheck = placeCheck(pen, content, fonts);
  drawHolder(pen, content, fonts);
  drawFacts(pen, content.facts, fonts);
  drawList(pen, content.words.criteria, content.criteria, fonts);
  drawList(pen, content.words.assessment, content.assessment, fonts);
  drawCheck();
  pen.finish((page, n, m) => {
    drawFoot(page, content, { n: String(n), m: String(m) }, fonts);
  });
  describePaper(document, {
    title: `${content.title}, ${content.holder}`,
    ...{ language: content.language, author: content.issuer, at: signed.issuedAt },
  });
  attachFiles(document, filesOf(signed));
  // Plain objects and tables: our reader inflates none.
  return document.save({ useObjectStreams: false, addDefaultPage: false });
}

/** Who gives it, and the seal with a bar for each level. */
function drawBand(pen: PaperPen, { words, issuer, level }: CertificateContent, fonts: Fonts) {
  const width = PAGE.width - 2 * PAGE.margin - 110;
  const title = { font: fonts.bold, size: 17, color: COLOURS.paper, width };
  const name = { font: fonts.plain, size: 10, color: COLOURS.paper, width };
  const texts = pen.heightOf(words.title, title) + pen.heightOf(issuer, name);
  const height = Math.max(BAND, texts + 62);
  const y = PAGE.height - height;
  const whole = { x: 0, width: PAGE.width };
  pen.artifact().drawRectangle({ ...whole, y, height, color: COLOURS.ink });
  pen.artifact().drawRectangle({ ...whole, y: y - 3, height: 3, color: COLOURS.seal });
  pen.y = PAGE.height - 34;
  pen.text(words.title, title, 'H1');
  pen.y -= 2;
  pen.text(issuer, name);
  // The level is also written out.
  drawSeal(pen.artifact(), { x: PAGE.width - PAGE.margin - 40, y }, level);
  pen.y = y - 44;
}

function drawSeal(
  page: PDFPage,
  { x, y }: { readonly x: number; readonly y: number },
  level: number,
) {
  page.drawCircle({ x, y, size: 44, color: COLOURS.paper });
  page.drawCircle({ x, y, size: 41, color: COLOURS.ink });
  page.drawCircle({ x, y, size: 35, borderColor: COLOURS.seal, borderWidth: 2.5 });
  const [width, gap, height] = [5, 3.5, 25];
  const left = x - (level * width + (level - 1) * gap) / 2;
  for (let bar = 0; bar < level; bar += 1)
    page.drawRectangle({
      ...{ x: left + bar * (width + gap), y: y - height / 2, width, height },
      color: COLOURS.seal,
    });
}

/**
 * Keeps room at the foot of the first page; the texts above end where it begins. Gives what draws it
 * there: it is read last.
 */
function placeCheck(pen: PaperPen, content: CertificateContent, fonts: Fonts): () => void {
  const { words, check, url } = content;
  const x = PAGE.margin + 36 + QR_SIZE;
  const width = PAGE.width - PAGE.margin - 16 - x;
  const small = { font: fonts.plain, size: 8, color: COLOURS.text, x, width };
  const texts: readonly (readonly [string, TextStyle])[] = [
    [words.check, { ...small, font: fonts.bold, size: 11, color: COLOURS.ink }],
    ...check.map((line) => [line, small] as const),
    [url, { ...small, color: COLOURS.ink }],
  ];
  const text = texts.reduce((sum, [line, style]) => sum + pen.heightOf(line, style) + 2, 0);
  const height = Math.max(QR_SIZE + 36, text + 22);
  const bottom = pen.bottom + 10;
  const onFirstPage = pen.remember();
  pen.bottom = bottom + height + 12;
  const draw = () => {
    pen.artifact().drawRectangle({
      ...{ x: PAGE.margin, y: bottom, width: PAGE.width - 2 * PAGE.margin, height },
      borderColor: COLOURS.seal,
      borderWidth: 1,
    });
    pen.y = bottom + height - (height - text) / 2;
    texts.forEach(([line, style], at) => {
      pen.text(line, style, at === 0 ? 'H2' : 'P');
      pen.y -= 2;
    });
    drawQr(pen, url, { x: PAGE.margin + 18, y: bottom + (height - QR_SIZE) / 2 });
  };
  return () => {
    onFirstPage(() => {
      pen.within('Sect', draw);
    });
  };
}

/** Four modules of white around the code are part of it (ISO/IEC 18004, 5.3.8); paper gives them. */
function drawQr(pen: PaperPen, url: string, { x, y }: { readonly x: number; readonly y: number }) {
  pen.within(
    'Figure',
    () => {
      drawModules(pen.content(), url, { x, y });
    },
    { alt: url, box: [x, y, x + QR_SIZE, y + QR_SIZE] },
  );
}

function drawModules(
  page: PDFPage,
  url: string,
  { x, y }: { readonly x: number; readonly y: number },
) {
  const { modules } = QRCode.create(url, { errorCorrectionLevel: 'M' });
  const unit = QR_SIZE / modules.size;
  for (let row = 0; row < modules.size; row += 1)
    for (let from = 0; from < modules.size; from += 1) {
      let to = from;
      while (to < modules.size && modules.get(row, to)) to += 1;
      if (to === from) continue;
      page.drawRectangle({
        x: x + from * unit,
        y: y + QR_SIZE - (row + 1) * unit,
        width: (to - from) * unit,
        height: unit,
      });
      from = to;
    }
}

function drawHolder(pen: PaperPen, content: CertificateContent, fonts: Fonts) {
  const { holder, words, title, levelTitle, behaviour } = content;
  const { plain, bold } = fonts;
  const width = PAGE.width - 2 * PAGE.margin - 90;
  pen.text(holder, { font: bold, size: 23, color: COLOURS.ink, width });
  pen.y -= 2;
  pen.text(words.hasShown, { font: plain, size: 10.5, color: COLOURS.quiet });
  pen.y -= 10;
  pen.text(title, { font: bold, size: 15, color: COLOURS.text }, 'H2');
  pen.text(levelTitle, { font: bold, size: 10.5, color: COLOURS.ink });
  pen.y -= 3;
  pen.text(behaviour, { font: plain, size: 9.5, color: COLOURS.text });
  pen.y -= 12;
}

/** Two beside each other. */
function drawFacts(pen: PaperPen, facts: readonly Fact[], { plain, bold }: Fonts) {
  const width = (PAGE.width - 2 * PAGE.margin - COLUMNS.gap) / COLUMNS.count;
  const label = { font: bold, size: 7.5, color: COLOURS.quiet, width };
  const value = { font: plain, size: 9, color: COLOURS.text, width };
  const draw = (fact: Fact, x: number) => {
    pen.within('TR', () => {
      pen.text(fact.label, { ...label, x }, 'TH', { scope: 'Row' });
      pen.text(fact.value, { ...value, x }, 'TD');
    });
  };
  pen.within('Table', () => {
    for (let row = 0; row < facts.length; row += COLUMNS.count) {
      const pair = facts.slice(row, row + COLUMNS.count);
      const heights = pair.map(
        (fact) => pen.heightOf(fact.label, label) + pen.heightOf(fact.value, value),
      );
      pen.need(Math.max(...heights));
      const top = pen.y;
      pair.forEach((fact, column) => {
        const x = PAGE.margin + column * (width + COLUMNS.gap);
        pen.y = top;
        draw(fact, x);
      });
      pen.y = top - Math.max(...heights) - 7;
    }
  });
  pen.y -= 6;
}

function drawList(
  pen: PaperPen,
  heading: string,
  items: readonly string[],
  { plain, bold }: Fonts,
) {
  // A heading stays with the first lines under it.
  pen.need(48);
  pen.text(heading, { font: bold, size: 11, color: COLOURS.ink }, 'H2');
  pen.y -= 4;
  pen.points(items, { font: plain, size: 9, color: COLOURS.text });
  pen.y -= 9;
}

function drawFoot(
  page: PDFPage,
  { words, id }: CertificateContent,
  numbers: Readonly<Record<'n' | 'm', string>>,
  { plain }: Fonts,
) {
  const line = { y: 28, size: 7, color: COLOURS.quiet };
  plain.set(page, id, { ...line, x: PAGE.margin });
  const text = fill(words.page, numbers);
  plain.set(page, text, { ...line, x: PAGE.width - PAGE.margin - plain.widthOf(text, line.size) });
}

/** In the order of their names. */
const filesOf = ({ openBadge, proof }: SignedFiles) => [
  {
    name: PDF_CREDENTIAL,
    mediaType: 'application/vc',
    text: openBadge,
    relationship: AFRelationship.Data,
  },
  ...(proof === undefined
    ? []
    : [
        {
          name: PDF_PROOF,
          mediaType: 'text/plain',
          text: proof,
          relationship: AFRelationship.Supplement,
        },
      ]),
];
