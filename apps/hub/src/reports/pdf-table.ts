import type { PlotTable } from '#domain/audit/plots/plot.js';
import { breakLines } from '../paper/break-lines.js';
import { COLOURS, type Fonts, LEADING, type PaperPen } from '../paper/paper-pen.js';
import type { Tag } from '../paper/tag-tree.js';
import { inkOf } from './pdf-plot.js';

/** Letters of a table, and the room between its columns. */
const SIZE = 7;
const GAP = 7;

/** Where a table stands from left to right. */
export interface TableRoom {
  readonly x: number;
  readonly width: number;
}

/** A table that is ready to be drawn: its lines are broken. */
export interface SetTable {
  readonly caption: readonly string[];
  readonly widths: readonly number[];
  readonly numbers: readonly boolean[];
  readonly head: SetRow;
  readonly rows: readonly SetRow[];
  readonly height: number;
}

interface SetRow {
  readonly cells: readonly (readonly string[])[];
  readonly height: number;
}

const LINE = SIZE * LEADING;

/** Breaks the lines of a table so that it fits into the room. */
export function setTable(
  { caption, columns, rows }: PlotTable,
  room: TableRoom,
  fonts: Fonts,
): SetTable {
  const texts = rows.map((row) => row.map(({ text }) => fonts.plain.printable(text)));
  const head = columns.map((column) => fonts.bold.printable(column));
  const widths = columnWidths(head, texts, room.width, fonts);
  const set = (cells: readonly string[], font: Fonts['plain']): SetRow => {
    const lines = cells.map((text, at) =>
      breakLines(text, widths[at] ?? 0, (part) => font.widthOf(part, SIZE)),
    );
    return { cells: lines, height: Math.max(1, ...lines.map(({ length }) => length)) * LINE + 3 };
  };
  const all = { head: set(head, fonts.bold), rows: texts.map((row) => set(row, fonts.plain)) };
  const title = breakLines(fonts.bold.printable(caption), room.width, (part) =>
    fonts.bold.widthOf(part, SIZE + 0.5),
  );
  return {
    ...all,
    caption: title,
    widths,
    numbers: columns.map((_, at) => rows.some((row) => row[at]?.value !== undefined)),
    height:
      title.length * (LINE + 1) +
      [all.head, ...all.rows].reduce((sum, { height }) => sum + height, 0),
  };
}

/** As wide as the texts are; where that is too much, each gives in proportion to what it can break. */
function columnWidths(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
  { plain, bold }: Fonts,
): readonly number[] {
  const room = width - GAP * (head.length - 1);
  const most = (of: (text: string, font: Fonts['plain']) => number) =>
    head.map((name, at) =>
      Math.max(of(name, bold), ...rows.map((row) => of(row[at] ?? '', plain))),
    );
  const whole = most((text, font) => font.widthOf(text, SIZE));
  const least = most((text, font) =>
    Math.max(0, ...text.split(' ').map((word) => font.widthOf(word, SIZE))),
  );
  const sum = (of: readonly number[]) => of.reduce((total, one) => total + one, 0);
  if (sum(whole) <= room) return whole;
  if (sum(least) >= room) return least.map((one) => (one * room) / sum(least));
  const part = (room - sum(least)) / (sum(whole) - sum(least));
  return least.map((one, at) => one + ((whole[at] ?? one) - one) * part);
}

/** Draws a table below the pen; a row that does not fit begins a page. */
export function drawTable(pen: PaperPen, table: SetTable, room: TableRoom, fonts: Fonts): void {
  pen.need(table.caption.length * LINE + table.head.height + LINE);
  pen.within('Table', () => {
    pen.within('Caption', () => {
      drawCaption(pen, table, room, fonts);
    });
    pen.within('THead', () => {
      drawRow(pen, { table, row: table.head, font: fonts.bold, tag: () => 'TH' }, room);
    });
    pen.within('TBody', () => {
      // The first cell of a row is its heading.
      const tag = (at: number) => (at === 0 ? 'TH' : 'TD');
      for (const row of table.rows) drawRow(pen, { table, row, font: fonts.plain, tag }, room);
    });
  });
}

function drawCaption(pen: PaperPen, { caption }: SetTable, { x }: TableRoom, { bold }: Fonts) {
  for (const line of caption) {
    const look = { size: SIZE + 0.5, color: COLOURS.text };
    bold.set(pen.content(), line, { x, y: pen.y - SIZE, ...look });
    pen.y -= LINE + 1;
  }
}

interface DrawnRow {
  readonly table: SetTable;
  readonly row: SetRow;
  readonly font: Fonts['plain'];
  /** What each cell is, by its place in the row. */
  readonly tag: (at: number) => Extract<Tag, 'TH' | 'TD'>;
}

function drawRow(pen: PaperPen, { table, row, font, tag }: DrawnRow, { x, width }: TableRoom) {
  pen.need(row.height);
  const cell = (lines: readonly string[], at: number, left: number) => {
    lines.forEach((line, index) => {
      const room = table.widths[at] ?? 0;
      const shift = table.numbers[at] ? room - font.widthOf(line.trimEnd(), SIZE) : 0;
      const y = pen.y - SIZE - index * LINE;
      font.set(pen.content(), line, { x: left + shift, y, size: SIZE, color: COLOURS.text });
    });
  };
  pen.within('TR', () => {
    let left = x;
    row.cells.forEach((lines, at) => {
      const scope = row === table.head ? 'Column' : 'Row';
      pen.within(
        tag(at),
        () => {
          cell(lines, at, left);
        },
        tag(at) === 'TH' ? { scope } : {},
      );
      left += (table.widths[at] ?? 0) + GAP;
    });
  });
  pen.y -= row.height;
  pen.artifact().drawLine({
    start: { x, y: pen.y + 1.5 },
    end: { x: x + width, y: pen.y + 1.5 },
    ...{ thickness: 0.4, color: inkOf('line') },
  });
}
