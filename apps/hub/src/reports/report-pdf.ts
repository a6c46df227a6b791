import { PDFDocument, type PDFPage } from 'pdf-lib';
import type { Plot, PlotTable } from '#domain/audit/plots/plot.js';
import { fillTemplate } from '#domain/audit/words/fill-template.js';
import { describePaper } from '../paper/describe-paper.js';
import { embedFonts } from '../paper/paper-fonts.js';
import { COLOURS, type Fonts, PAGE, PaperPen, type TextStyle } from '../paper/paper-pen.js';
import { drawPlot, inkOf } from './pdf-plot.js';
import { drawTable, setTable } from './pdf-table.js';
import type { Block, RecommendationBlock, Report, SentencesBlock } from './report.js';

const WIDTH = PAGE.width - 2 * PAGE.margin;

/** How wide a picture is drawn, and the room to its table. */
const PICTURE = { width: 190, gap: 16 } as const;

/** On a page of its own a picture may be this high. */
const MOST_HEIGHT = PAGE.height - 2 * PAGE.margin - 40;

/**
 * A report on pages of A4, with texts that can be searched, and tags by which it is read aloud
 * (ISO 14289-1, PDF/UA-1). The same report gives the same bytes.
 */
export async function reportPdf(report: Report): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const fonts = await embedFonts(document);
  const pen = new PaperPen(document, report.language);
  pen.y -= PAGE.margin - 8;
  pen.text(report.title, { font: fonts.bold, size: 17, color: COLOURS.ink }, 'H1');
  pen.text(report.subtitle, { font: fonts.plain, size: 8.5, color: COLOURS.quiet });
  for (const { title, blocks } of report.sections)
    pen.within('Sect', () => {
      drawHeading(pen, title, fonts);
      for (const block of blocks) drawBlock(pen, block, fonts);
    });
  pen.finish((page, n, m) => {
    drawFoot(page, report, [n, m], fonts);
  });
  describePaper(document, { ...report, at: report.createdAt });
  return document.save({ addDefaultPage: false });
}

function drawHeading(pen: PaperPen, title: string, { bold }: Fonts): void {
  // A heading stays with the first lines under it.
  pen.need(64);
  pen.y -= 9;
  pen.artifact().drawLine({
    start: { x: PAGE.margin, y: pen.y },
    end: { x: PAGE.margin + WIDTH, y: pen.y },
    ...{ thickness: 0.6, color: inkOf('line') },
  });
  pen.y -= 5;
  pen.text(title, { font: bold, size: 11.5, color: COLOURS.ink }, 'H2');
  pen.y -= 3;
}

function drawBlock(pen: PaperPen, block: Block, fonts: Fonts): void {
  const plain = { font: fonts.plain, size: 8.5, color: COLOURS.text };
  switch (block.kind) {
    case 'sentences':
      drawSentences(pen, block, fonts);
      return;
    case 'plot':
      drawFigure(pen, block.plot, fonts);
      return;
    case 'table':
      drawWholeTable(pen, block.table, fonts);
      return;
    case 'recommendation':
      drawRecommendation(pen, block, fonts);
      return;
    case 'facts':
      pen.within('Table', () => {
        for (const { label, value } of block.rows)
          drawPair(pen, [label, value], { ...plain, size: 7.5 });
      });
      return;
    case 'folded':
      // Paper does not unfold: what is folded is named.
      pen.need(40);
      pen.text(block.summary, { ...plain, font: fonts.bold }, 'H3');
      pen.y -= 1;
      pen.points(
        block.blocks.flatMap((one) => (one.kind === 'recommendation' ? [one.title] : [])),
        plain,
      );
  }
}

function drawSentences(
  pen: PaperPen,
  { look, heading, texts, language }: SentencesBlock,
  { plain, bold }: Fonts,
): void {
  const style: TextStyle = {
    font: plain,
    size: look === 'lead' ? 10.5 : 8.5,
    color: look === 'quiet' ? COLOURS.quiet : COLOURS.text,
  };
  if (heading !== undefined) {
    pen.need(40);
    pen.y -= 3;
    pen.text(heading, { ...style, font: bold }, 'H3');
    pen.y -= 1;
  }
  if (look === 'points') pen.points(texts, style, { language });
  else
    for (const text of look === 'lead' ? texts : [texts.join(' ')])
      pen.text(text, style, 'P', { language });
  pen.y -= 4;
}

/** The picture, and its table beside it, or below where it is too long for that. */
function drawFigure(pen: PaperPen, plot: Plot, fonts: Fonts): void {
  const scale = Math.min(PICTURE.width / plot.width, MOST_HEIGHT / plot.height);
  const height = plot.height * scale;
  const x = PAGE.margin + PICTURE.width + PICTURE.gap;
  const room = { x, width: PAGE.margin + WIDTH - x };
  const table = setTable(plot.table, room, fonts);
  const isBeside = table.height <= Math.max(height, 120);
  pen.need(isBeside ? Math.max(height, table.height) : height);
  const top = pen.y;
  pen.within(
    'Figure',
    () => {
      drawPlot(pen.content(), plot, { x: PAGE.margin, top, scale }, fonts);
    },
    {
      // Its numbers are read in its table.
      alt: plot.finding || plot.title,
      box: [PAGE.margin, top - height, PAGE.margin + plot.width * scale, top],
    },
  );
  if (isBeside) {
    pen.y = top - 4;
    drawTable(pen, table, room, fonts);
    pen.y = top - Math.max(height, table.height) - 8;
    return;
  }
  pen.y = top - height - 6;
  drawWholeTable(pen, plot.table, fonts);
}

function drawWholeTable(pen: PaperPen, table: PlotTable, fonts: Fonts): void {
  const room = { x: PAGE.margin, width: WIDTH };
  drawTable(pen, setTable(table, room, fonts), room, fonts);
  pen.y -= 8;
}

function drawRecommendation(pen: PaperPen, block: RecommendationBlock, fonts: Fonts): void {
  const { title, parts, because, source, language } = block;
  const x = PAGE.margin + 9;
  const style = { font: fonts.plain, size: 8, color: COLOURS.text, x };
  pen.need(70);
  const start = { page: pen.number, y: pen.y };
  pen.text(title, { ...style, font: fonts.bold, size: 9 }, 'H3', { language });
  for (const { label, text } of parts) pen.text([{ text: `${label}:` }, { text, language }], style);
  if (because.texts.length > 0) pen.text(`${because.label}: ${because.texts.join(' ')}`, style);
  const quoted = { text: `“${source.quotation}” (${source.reference})`, language: 'en' };
  pen.text([{ text: `${source.label}:` }, quoted], { ...style, color: COLOURS.quiet });
  // Where it goes on over the page, the mark stands on the last one.
  const top = start.page === pen.number ? start.y : PAGE.height - PAGE.margin;
  pen.artifact().drawRectangle({
    ...{ x: PAGE.margin, y: pen.y, width: 2, height: top - pen.y },
    color: inkOf('accent'),
  });
  pen.y -= 7;
}

function drawPair(
  pen: PaperPen,
  [label, value]: readonly [string, string],
  style: TextStyle,
): void {
  const x = PAGE.margin + 120;
  pen.need(pen.heightOf(value, { ...style, x }));
  pen.within('TR', () => {
    const top = pen.y;
    pen.text(label, { ...style, color: COLOURS.quiet, width: 114 }, 'TH', { scope: 'Row' });
    const below = pen.y;
    pen.y = top;
    pen.text(value, { ...style, x }, 'TD');
    pen.y = Math.min(pen.y, below);
  });
}

function drawFoot(
  page: PDFPage,
  { title, pageWords }: Report,
  [n, m]: readonly [number, number],
  { plain }: Fonts,
): void {
  const line = { y: 28, size: 7, color: COLOURS.quiet };
  const text = plain.printable(fillTemplate(pageWords, { n: String(n), m: String(m) }));
  const width = plain.widthOf(text, line.size);
  plain.set(page, text, { ...line, x: PAGE.width - PAGE.margin - width });
  let name = plain.printable(title);
  while (name.length > 1 && plain.widthOf(name, line.size) > WIDTH - width - 20)
    name = name.slice(0, -1);
  plain.set(page, name, { ...line, x: PAGE.margin });
}
