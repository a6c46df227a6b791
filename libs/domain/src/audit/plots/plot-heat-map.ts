import type { ReportWords } from '../words/report-words.js';
import {
  type Mark,
  type Plot,
  type PlotCell,
  type Point,
  rectangle,
  segment,
  type Tone,
} from './plot.js';
import { wrapLabel } from './wrap-label.js';

/** A cell: how much is covered, 0 to 1, with a mark that means the same as its words. */
export interface HeatCell {
  readonly covered: number;
  readonly mark: string;
  readonly meaning: string;
}

/** Rows by columns; `suppressed` where a number would tell too much, null where there is nothing. */
export interface HeatMapInput {
  readonly title: string;
  readonly finding: string;
  readonly rowHeading: string;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly name: string;
    readonly cells: readonly (HeatCell | 'suppressed' | null)[];
  }[];
}

const SHADES: readonly Tone[] = ['shade0', 'shade1', 'shade2', 'shade3', 'shade4'];
const NAME = 150;
/** Read where a cell holds nothing. */
const NOTHING = '–';
const CELL = { least: 88, height: 40 } as const;
const HEAD = 40;
const FOOT = 40;

/** Which of five steps of one hue a cell has: the more is missing, the darker. */
export const shadeOf = (covered: number): number =>
  Math.min(SHADES.length - 1, Math.max(0, Math.floor((1 - covered) * SHADES.length)));

/** Names by columns, with a number, a mark and a shade in each cell. */
export function plotHeatMap(input: HeatMapInput, words: ReportWords): Plot {
  const { title, finding, columns, rows } = input;
  const width = NAME + Math.max(210, columns.length * CELL.least);
  const cell = (width - NAME) / Math.max(columns.length, 1);
  const corner = (row: number, column: number): Point => [
    NAME + column * cell,
    HEAD + row * CELL.height,
  ];
  const bottom = HEAD + rows.length * CELL.height;
  return {
    width,
    height: bottom + FOOT,
    title,
    finding,
    marks: [
      ...columns.flatMap((column, at) =>
        texts(column, [NAME + (at + 0.5) * cell, 14], cell - 6, 'middle'),
      ),
      ...rows.flatMap(({ name, cells }, row) => [
        ...texts(name, [2, HEAD + row * CELL.height + 17], NAME - 10, 'start'),
        ...cells.flatMap((content, column) => drawCell(content, corner(row, column), cell, words)),
      ]),
      ...legend(bottom, words),
    ],
    ...(rows.length > 0 &&
      columns.length > 0 && {
        grid: {
          corner: corner(0, 0),
          cell: { width: cell, height: CELL.height },
          columns,
          rows: rows.map(({ name, cells }) => ({
            name,
            cells: cells.map((content) => cellOf(content, words).text || NOTHING),
          })),
        },
      }),
    table: {
      caption: title,
      columns: [input.rowHeading, ...columns],
      rows: rows.map(({ name, cells }) => [
        { text: name },
        ...cells.map((content) => cellOf(content, words)),
      ]),
    },
  };
}

const texts = (
  text: string,
  [x, y]: Point,
  room: number,
  anchor: 'start' | 'middle',
): readonly Mark[] =>
  wrapLabel(text, room, 12, 2).map((line, at): Mark => ({
    ...{ kind: 'text', at: [x, y + at * 14], text: line, size: 12, anchor, tone: 'ink' },
  }));

function drawCell(
  content: HeatCell | 'suppressed' | null,
  [x, y]: Point,
  width: number,
  { format, plots }: ReportWords,
): readonly Mark[] {
  const [left, top, w, h] = [x + 1.5, y + 1.5, width - 3, CELL.height - 3];
  const edge = { stroke: 'line', strokeWidth: 1 } as const;
  const text = (value: string, tone: Tone): Mark => ({
    ...{
      kind: 'text',
      at: [x + width / 2, y + 25],
      text: value,
      size: 12.5,
      anchor: 'middle',
      tone,
    },
  });
  if (content === null) return [rectangle([left, top], w, h, { ...edge, dash: [2, 3] })];
  if (content === 'suppressed') {
    const [word = ''] = wrapLabel(plots.suppressed, w - 4, 12.5, 1);
    return [
      ...hatch([left, top], w, h),
      rectangle([left, top], w, h, edge),
      rectangle([left + 3, y + 11], w - 6, 19, { fill: 'paper' }),
      text(word, 'ink'),
    ];
  }
  const shade = shadeOf(content.covered);
  return [
    rectangle([left, top], w, h, { ...edge, fill: SHADES[shade] ?? 'shade0' }),
    text(`${format.percent(content.covered)} ${content.mark}`, shade === 4 ? 'paper' : 'ink'),
  ];
}

/** Slanting lines that end at the edges of a box. */
function hatch([x, y]: Point, width: number, height: number): readonly Mark[] {
  const lines: Mark[] = [];
  for (let at = 8; at < width + height; at += 8) {
    const from: Point = [x + Math.min(at, width), y + Math.max(0, at - width)];
    const to: Point = [x + Math.max(0, at - height), y + Math.min(at, height)];
    lines.push(segment(from, to, { stroke: 'quiet', strokeWidth: 1 }));
  }
  return lines;
}

function legend(bottom: number, { plots }: ReportWords): readonly Mark[] {
  const text = (at: Point, value: string): Mark => ({
    ...{ kind: 'text', at, text: value, size: 11, anchor: 'start', tone: 'quiet' },
  });
  return [
    ...SHADES.map((fill, at) =>
      rectangle([2 + at * 18, bottom + 10], 18, 12, { fill, stroke: 'line', strokeWidth: 1 }),
    ),
    text([98, bottom + 20], plots.legend),
    text([2, bottom + 36], plots.legendCover),
  ];
}

function cellOf(content: HeatCell | 'suppressed' | null, { format, plots }: ReportWords): PlotCell {
  if (content === null) return { text: '' };
  if (content === 'suppressed') return { text: plots.suppressed };
  return {
    text: `${format.percent(content.covered)} ${content.mark} ${content.meaning}`,
    value: content.covered,
  };
}
