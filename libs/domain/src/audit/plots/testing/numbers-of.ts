import type { Plot } from '../plot.js';

const NUMBER = /\d+(?:[.,]\d+)*/g;

/** Numbers that are written in a plot and are not in its table; none should be. */
export function numbersNotInTable({ marks, table }: Plot): readonly string[] {
  const numbers = new Set(
    [table.caption, ...table.columns, ...table.rows.flat().map(({ text }) => text)].flatMap(
      (text) => text.match(NUMBER) ?? [],
    ),
  );
  return marks
    .flatMap((mark) => (mark.kind === 'text' ? (mark.text.match(NUMBER) ?? []) : []))
    .filter((number) => !numbers.has(number));
}

/** Marks that reach beyond the picture; none should. */
export const marksOutside = ({ width, height, marks }: Plot): readonly unknown[] =>
  marks.filter((mark) =>
    (mark.kind === 'path' ? mark.points : [mark.at]).some(
      ([x, y]) => !(x >= 0 && x <= width && y >= 0 && y <= height),
    ),
  );
