import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import type { PlotTable } from '#domain/audit/plots/plot.js';
import { ruleWords } from '#domain/audit/rules/rule-words.js';
import { REPORT_LANGUAGES, reportWords } from '#domain/audit/words/words-of-reports.js';
import { printedReport } from '../../../../test/support/printed-reports.js';
import { requirement } from '../../../../test/support/requirements.js';
import {
  elementsOf,
  readTaggedPdf,
  spoken,
  type TaggedElement,
} from '../../../../test/support/tagged-pdf.js';
import { reportPdf } from './report-pdf.js';
import type { Block, Report } from './report.js';

const CASES = (['firm', 'cluster'] as const).flatMap((kind) =>
  REPORT_LANGUAGES.map((language) => [kind, language] as const),
);

/** As it is printed: one space where there are several. */
const plain = (text: string) => text.replaceAll(/(?:(?!\u00a0)\s)+/g, ' ').trim();

/** Headings, paragraphs, points and cells of a report, in the order of a page of HTML. */
function expected({ title, subtitle, sections }: Report): readonly (readonly [string, string])[] {
  return [
    ['H1', title],
    ['P', subtitle],
    ...sections.flatMap((section) => [
      ['H2', section.title] as const,
      ...section.blocks.flatMap(expectedBlock),
    ]),
  ];
}

function expectedBlock(block: Block): readonly (readonly [string, string])[] {
  switch (block.kind) {
    case 'sentences': {
      const { look, texts, heading } = block;
      const said = look === 'points' || look === 'lead' ? texts : [texts.join(' ')];
      const tag = look === 'points' ? 'LBody' : 'P';
      return [
        ...(heading === undefined ? [] : [['H3', heading] as const]),
        ...said.map((text) => [tag, text] as const),
      ];
    }
    case 'plot': {
      const texts = block.plot.marks.flatMap((mark) => (mark.kind === 'text' ? mark.text : []));
      return [['Figure', texts.map(plain).join('')], ...expectedTable(block.plot.table)];
    }
    case 'table':
      return expectedTable(block.table);
    case 'facts':
      return block.rows.flatMap(({ label, value }) => [
        ['TH', label],
        ['TD', value],
      ]);
    case 'recommendation': {
      const { title, parts, because, source } = block;
      const why =
        because.texts.length === 0 ? [] : [`${because.label}: ${because.texts.join(' ')}`];
      return [
        ['H3', title],
        ...parts.map(({ label, text }) => ['P', `${label}: ${text}`] as const),
        ...why.map((text) => ['P', text] as const),
        ['P', `${source.label}: “${source.quotation}” (${source.reference})`],
      ];
    }
    case 'folded':
      return [
        ['H3', block.summary],
        ...block.blocks.flatMap((one) =>
          one.kind === 'recommendation' ? [['LBody', one.title] as const] : [],
        ),
      ];
  }
}

const expectedTable = ({ caption, columns, rows }: PlotTable) =>
  [
    ['Caption', caption] as const,
    ...columns.map((column) => ['TH', column] as const),
    ...rows.flatMap((row) => row.map(({ text }, at) => [at === 0 ? 'TH' : 'TD', text] as const)),
  ] as const;

const READ = ['H1', 'H2', 'H3', 'P', 'LBody', 'Figure', 'Caption', 'TH', 'TD'];
const plots = ({ sections }: Report) =>
  sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'plot' ? block.plot : [])),
  );
const tagsOf = ({ kids }: TaggedElement) =>
  kids.map((kid) => (typeof kid === 'string' ? 'text' : kid.tag));

describe.each(CASES)('the report of a %s in %s', (kind, language) => {
  const report = printedReport(kind, language);
  let pdf: Uint8Array;
  let read: Awaited<ReturnType<typeof readTaggedPdf>>;
  beforeAll(async () => {
    pdf = await reportPdf(report);
    read = await readTaggedPdf(pdf);
  });

  it('is read aloud whole, in order, and no words are joined', () => {
    const heard = elementsOf(read.root, ...READ).map((one) => [one.tag, plain(spoken(one))]);
    expect(heard).toEqual(expected(report).map(([tag, text]) => [tag, plain(text)]));
  });

  it('has no text outside of it but feet of pages', async () => {
    expect(read.outside).toEqual([]);
    const { length } = (await PDFDocument.load(pdf)).getPages();
    expect(read.artifacts).toHaveLength(2 * length);
    const number = reportWords(language).page.page.replace('{m}', String(length));
    for (let at = 0; at < length; at += 1)
      expect(read.artifacts.slice(2 * at, 2 * at + 2)).toEqual([
        number.replace('{n}', String(at + 1)),
        plain(report.title),
      ]);
  });

  it('says of each picture what it shows, and heads rows and columns of its table', () => {
    const figures = elementsOf(read.root, 'Figure');
    expect(figures.map(({ alt }) => alt)).toEqual(plots(report).map(({ finding }) => finding));
    expect(figures.every(({ alt = '' }) => alt.trim() !== '')).toBe(true);
    const tables = elementsOf(read.root, 'Table').filter((table) =>
      tagsOf(table).includes('THead'),
    );
    expect(tables).toHaveLength(figures.length);
    tables.forEach((table, at) => {
      expect(tagsOf(table)).toEqual(['Caption', 'THead', 'TBody']);
      const [head, ...rows] = elementsOf(table, 'TR');
      const { columns, rows: wanted } = plots(report)[at]?.table ?? { columns: [], rows: [] };
      expect(head?.kids).toEqual(
        columns.map(() => expect.objectContaining({ tag: 'TH', scope: 'Column' }) as unknown),
      );
      expect(rows).toHaveLength(wanted.length);
      for (const row of rows) {
        expect(tagsOf(row)).toEqual(columns.map((_, place) => (place === 0 ? 'TH' : 'TD')));
        expect(row.kids[0]).toMatchObject({ scope: 'Row' });
      }
    });
    // No cell, no row and no point lies outside of what it is a part of.
    const parts = { TR: ['THead', 'TBody', 'Table'], TH: ['TR'], TD: ['TR'], LI: ['L'] };
    for (const [tag, parents] of Object.entries(parts)) {
      const held = elementsOf(read.root, ...parents).flatMap(({ kids }) => kids);
      expect(held.filter((one) => typeof one !== 'string' && one.tag === tag)).toHaveLength(
        elementsOf(read.root, tag).length,
      );
    }
  });

  it('tells its language, and in which one the research is quoted', () => {
    const foreign = elementsOf(read.root, 'Span').map((one) => one.language);
    const quoted = elementsOf(read.root, 'P').filter((one) => spoken(one).includes('“'));
    expect(quoted.length).toBeGreaterThan(0);
    expect(foreign).toEqual(language === 'en' ? [] : foreign.map(() => 'en'));
    if (language !== 'en') expect(foreign.length).toBeGreaterThan(0);
  });
});

it('marks what is not translated', async () => {
  const { root } = await readTaggedPdf(
    await reportPdf(printedReport('firm', 'de', ruleWords('en'))),
  );
  const title = elementsOf(root, 'H3').find((one) => spoken(one).includes('is missing'));
  expect(title).toMatchObject({ language: 'en' });
});

requirement('poppler').it.each(['en', 'de'] as const)(
  'a program of others reads the same headings and pictures, in %s',
  async (language) => {
    const folder = mkdtempSync(join(tmpdir(), 'report-tags-'));
    try {
      const report = printedReport('firm', language);
      const file = join(folder, 'a.pdf');
      writeFileSync(file, await reportPdf(report));
      const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
      expect(info).toMatch(/^Tagged: +yes$/m);
      const tree = execFileSync('pdfinfo', ['-struct-text', file], { encoding: 'utf8' });
      for (const [tag, count] of [
        ['H1', 1],
        ['H2', report.sections.length],
        ['Figure', plots(report).length],
      ] as const)
        expect([tag, tree.match(new RegExp(`^ *${tag}\\b`, 'gm'))?.length]).toEqual([tag, count]);
      for (const { title } of report.sections) expect(tree).toContain(title);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
