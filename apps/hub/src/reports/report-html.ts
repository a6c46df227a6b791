import { drawSvg, escapeMarkup } from '#domain/audit/plots/draw-svg.js';
import type { Plot, PlotCell, PlotTable } from '#domain/audit/plots/plot.js';
import type { Block, RecommendationBlock, Report, Section, SentencesBlock } from './report.js';
import { REPORT_POLICY, REPORT_STYLE } from './report-style.js';

/** Wider pictures scroll in their box. */
const WIDE = 420;

/**
 * A report as one page that needs nothing else: no script, one style, pictures inside. Every text is
 * escaped, whoever wrote it. The policy also stands in the page, for a copy on a disk.
 */
export function reportHtml(report: Report): string {
  const ids = { next: 0 };
  return [
    '<!DOCTYPE html>',
    `<html lang="${report.language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="content-security-policy" content="${REPORT_POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeMarkup(report.title)}</title>`,
    `<style>${REPORT_STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    `<h1>${escapeMarkup(report.title)}</h1>`,
    `<p class="subtitle">${escapeMarkup(report.subtitle)}</p>`,
    ...report.sections.map((section) => sectionHtml(section, report, ids)),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

interface Ids {
  next: number;
}

const sectionHtml = ({ title, blocks }: Section, report: Report, ids: Ids): string =>
  [
    '<section>',
    `<h2>${escapeMarkup(title)}</h2>`,
    ...blocksHtml(blocks, report, ids),
    '</section>',
  ].join('\n');

/** Recommendations lie beside each other on paper. */
const blocksHtml = (blocks: readonly Block[], report: Report, ids: Ids): readonly string[] =>
  blocks.flatMap((block, at) => {
    const card = block.kind === 'recommendation';
    return [
      ...(card && blocks[at - 1]?.kind !== 'recommendation' ? ['<div class="cards">'] : []),
      blockHtml(block, report, ids),
      ...(card && blocks[at + 1]?.kind !== 'recommendation' ? ['</div>'] : []),
    ];
  });

function blockHtml(block: Block, report: Report, ids: Ids): string {
  switch (block.kind) {
    case 'sentences':
      return sentencesHtml(block, report);
    case 'plot':
      return plotHtml(block.plot, ids);
    case 'table':
      return tableHtml(block.table);
    case 'facts':
      return `<dl>${block.rows
        .map(({ label, value }) => `<dt>${escapeMarkup(label)}</dt><dd>${escapeMarkup(value)}</dd>`)
        .join('')}</dl>`;
    case 'recommendation':
      return recommendationHtml(block, report);
    case 'folded':
      return [
        `<details><summary>${escapeMarkup(block.summary)}</summary>`,
        ...blocksHtml(block.blocks, report, ids),
        '</details>',
      ].join('\n');
  }
}

const langOf = (language: string | undefined, report: Report) =>
  language === undefined || language === report.language ? '' : ` lang="${language}"`;

function sentencesHtml({ look, heading, texts, language }: SentencesBlock, report: Report): string {
  const lang = langOf(language, report);
  const head = heading === undefined ? '' : `<h3>${escapeMarkup(heading)}</h3>\n`;
  if (look === 'points')
    return `${head}<ul class="points"${lang}>${texts.map((text) => `<li>${escapeMarkup(text)}</li>`).join('')}</ul>`;
  const paragraphs =
    look === 'lead'
      ? texts.map((text) => `<p>${escapeMarkup(text)}</p>`).join('')
      : `<p>${escapeMarkup(texts.join(' '))}</p>`;
  return `${head}<div class="${look}"${lang}>${paragraphs}</div>`;
}

function plotHtml(plot: Plot, ids: Ids): string {
  ids.next += 1;
  const svg = drawSvg(plot, `p${String(ids.next)}`);
  const drawn = plot.width > WIDE ? svg.replace('<svg ', '<svg class="wide" ') : svg;
  const scrolls = plot.width > WIDE ? ' tabindex="0"' : '';
  return `<figure><div class="drawing"${scrolls}>${drawn}</div>${tableHtml(plot.table)}</figure>`;
}

function tableHtml({ caption, columns, rows }: PlotTable): string {
  const isNumber = (column: number) => rows.some((row) => row[column]?.value !== undefined);
  const mark = (column: number) => (isNumber(column) ? ' class="n"' : '');
  const cell = ({ text }: PlotCell, at: number) =>
    at === 0
      ? `<th scope="row">${escapeMarkup(text)}</th>`
      : `<td${mark(at)}>${escapeMarkup(text)}</td>`;
  return [
    `<div class="scroll"><table><caption>${escapeMarkup(caption)}</caption><thead><tr>`,
    ...columns.map((name, at) => `<th scope="col"${mark(at)}>${escapeMarkup(name)}</th>`),
    '</tr></thead><tbody>',
    ...rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`),
    '</tbody></table></div>',
  ].join('');
}

function recommendationHtml(block: RecommendationBlock, report: Report): string {
  const { title, parts, because, source, language } = block;
  const lang = langOf(language, report);
  return [
    '<div class="action">',
    `<h3${lang}>${escapeMarkup(title)}</h3>`,
    ...parts.map(
      ({ label, text }) =>
        `<p><strong>${escapeMarkup(label)}:</strong> <span${lang}>${escapeMarkup(text)}</span></p>`,
    ),
    ...(because.texts.length === 0
      ? []
      : [
          `<p><strong>${escapeMarkup(because.label)}:</strong> ${escapeMarkup(because.texts.join(' '))}</p>`,
        ]),
    `<p class="quiet">${escapeMarkup(source.label)}: <q lang="en">${escapeMarkup(source.quotation)}</q> (<span lang="en">${escapeMarkup(source.reference)}</span>)</p>`,
    '</div>',
  ].join('\n');
}
