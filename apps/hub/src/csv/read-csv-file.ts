import { CsvError, parse } from 'csv-parse/sync';
import type { Issue } from '#domain/core/domain-error.js';
import { nearestName } from './nearest-name.js';

/** A row by column; `row` is the number of its first line, the header being 1. */
export interface CsvRow {
  readonly row: number;
  readonly values: readonly string[];
}

/** Rows in the order of the wanted columns, or why the file cannot be read. */
export interface CsvFile {
  readonly rows: readonly CsvRow[];
  /** Faults of the CSV form: nothing can be said about the rows. */
  readonly malformed: readonly Issue[];
  /** Faults of the header: the columns are not the ones that are wanted. */
  readonly refused: readonly Issue[];
}

/** Longer than any row of ours: stops an open quote from swallowing the file unnoticed. */
const MAX_ROW = 10_000;

/**
 * Reads one CSV text (RFC 4180) with exactly the wanted columns, in any order. A byte order mark,
 * CRLF, the semicolon that spreadsheets write in many countries, and capitals and spaces in the header
 * are taken; loose quotes and rows of another length are not. Text comes out in NFC.
 */
export function readCsvFile(file: string, text: string, columns: readonly string[]): CsvFile {
  const none = { rows: [], malformed: [], refused: [] };
  const issue = issueIn(file);
  const read = readRecords(text.normalize('NFC'));
  if (!Array.isArray(read)) return { ...none, malformed: [issue(read.row, read.reason)] };
  const [header, ...records] = read;
  if (!header) return { ...none, malformed: [issue(1, `the header ${columns.join(',')}`)] };
  const names = header.values.map((name) => name.trim().toLowerCase());
  const refused = headerFaults(names, columns, issue);
  if (refused.length > 0) return { ...none, refused };
  const malformed = records.flatMap(({ row, values }) =>
    values.length !== columns.length
      ? [issue(row, `${String(columns.length)} columns`, String(values.length))]
      : values.some((value) => value.includes('\ufffd'))
        ? [issue(row, 'text in UTF-8', 'U+FFFD, the mark of another encoding')]
        : [],
  );
  const places = columns.map((column) => names.indexOf(column));
  return {
    malformed,
    refused,
    rows: records.map(({ row, values }) => ({
      row,
      values: places.map((place) => values[place] ?? ''),
    })),
  };
}

type IssueAt = (row: number, expected: string, got?: string, column?: string) => Issue;
const issueIn =
  (file: string): IssueAt =>
  (row, expected, got, column) => ({
    path: `/${file}`,
    message: `row ${String(row)}: expected ${expected}`,
    file,
    row,
    expected,
    ...(got !== undefined && { got }),
    ...(column !== undefined && { column }),
  });

/** What a person can do about each way in which quotes or sizes go wrong. */
const REASONS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a closing quote',
  CSV_INVALID_CLOSING_QUOTE: 'a separator after a closing quote, and "" for a quote inside quotes',
  INVALID_OPENING_QUOTE: 'quotes around the whole field, and "" for a quote inside it',
  CSV_MAX_RECORD_SIZE: `at most ${String(MAX_ROW)} characters in a row`,
};

function readRecords(text: string): CsvRow[] | { readonly row: number; readonly reason: string } {
  const firstLine = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const rows: CsvRow[] = [];
  let lastLine = 0;
  try {
    parse(text, {
      bom: true,
      delimiter: firstLine.includes(';') && !firstLine.includes(',') ? ';' : ',',
      record_delimiter: ['\r\n', '\n'],
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: MAX_ROW,
      on_record: (values: string[], { lines }) => {
        // csv-parse counts the line on which a record ends; a quoted field may hold line breaks.
        rows.push({ row: lines - values.join('').split('\n').length + 1, values });
        lastLine = lines;
        return null;
      },
    });
    return rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { row: lastLine + 1, reason: REASONS[error.code] ?? 'CSV as in RFC 4180' };
  }
}

function headerFaults(
  header: readonly string[],
  columns: readonly string[],
  issue: IssueAt,
): readonly Issue[] {
  const unknown = header.filter((name) => !columns.includes(name));
  const missing = columns
    .filter((column) => !header.includes(column))
    .map((column) =>
      issue(1, `the column ${column}`, nearestName(column, unknown) ?? 'none like it', column),
    );
  const repeated = header.filter((name, i) => header.indexOf(name) !== i);
  if (missing.length > 0 || repeated.length > 0)
    return [
      ...missing,
      ...repeated.map((name) => issue(1, 'each column once', name.slice(0, 80), name.slice(0, 80))),
    ];
  return unknown.map((name) =>
    issue(1, `only the columns ${columns.join(', ')}`, name.slice(0, 80), name.slice(0, 80)),
  );
}
