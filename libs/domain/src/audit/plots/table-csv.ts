import type { PlotCell, PlotTable } from './plot.js';

/** What a spreadsheet takes for a formula at the beginning of a cell. */
const FORMULA = /^[=+\-@\t\r]/;

/** A table as CSV (RFC 4180), numbers with a point and unrounded, texts never read as a formula. */
export const tableCsv = ({ columns, rows }: PlotTable): string =>
  [columns.map((text) => ({ text })), ...rows]
    .map((row) => `${row.map(cellOf).join(',')}\r\n`)
    .join('');

function cellOf({ text, value }: PlotCell): string {
  if (value !== undefined) return String(value);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
