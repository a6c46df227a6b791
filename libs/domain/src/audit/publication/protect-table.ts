import { DomainError } from '../../core/domain-error.js';
import { LEAST_FIRMS, LEAST_HUBS } from './limits.js';
import { roundCount } from './round-published.js';
import { findCover, type Line } from './find-cover.js';

/** A count with who stands behind it. Every firm is in one cell of a table only. */
export interface TableCell {
  readonly count: number;
  readonly firms: number;
  /** Ids of the hubs that told. */
  readonly hubs: readonly string[];
}

/** A table as it may be shown: counts to the nearest five, null where one is hidden. */
export interface ProtectedTable {
  readonly cells: readonly (readonly (number | null)[])[];
  readonly rowTotals: readonly (number | null)[];
  readonly columnTotals: readonly (number | null)[];
  readonly total: number | null;
}

/**
 * Hides cells and totals that rest on fewer than five firms or three hubs, and of each row and column
 * as many others as it takes so that no hidden count can be computed from what is shown, nor from
 * knowing that counts are not negative: for each there is another table with the same shown counts in
 * which it is larger by five. Where that cannot be, nothing is shown. Refuses rows of different
 * lengths and counts that are not whole.
 */
export function protectTable(rows: readonly (readonly TableCell[])[]): ProtectedTable {
  checkTable(rows);
  const all = withTotals(rows);
  const hidden = all.map((row) =>
    row.map(({ firms, hubs }) => firms < LEAST_FIRMS || new Set(hubs).size < LEAST_HUBS),
  );
  const counts = all.map((row) => row.map(({ count }) => count));
  const small = hidden.flatMap((row, i) => row.flatMap((hides, j) => (hides ? [[i, j]] : [])));
  const covered = small.every(([i = 0, j = 0]) => hideCover(counts, hidden, [i, j]));
  const shown = counts.map((row, i) =>
    row.map((count, j) => (covered && hidden[i]?.[j] === false ? roundCount(count) : null)),
  );
  const columns = rows[0]?.length ?? 0;
  return {
    cells: shown.slice(0, -1).map((row) => row.slice(0, -1)),
    rowTotals: shown.slice(0, -1).map((row) => row[columns] ?? null),
    columnTotals: (shown[rows.length] ?? []).slice(0, -1),
    total: shown[rows.length]?.[columns] ?? null,
  };
}

function hideCover(
  counts: readonly (readonly number[])[],
  hidden: boolean[][],
  cell: Line,
): boolean {
  const cover = findCover(counts, hidden, cell);
  for (const [i, j] of cover ?? []) {
    const row = hidden[i];
    if (row) row[j] = true;
  }
  return cover !== null;
}

/** The table with the total of each row as its last column, and that of each column as its last row. */
function withTotals(rows: readonly (readonly TableCell[])[]): readonly (readonly TableCell[])[] {
  const wide = rows.map((row) => [...row, sumOf(row)]);
  const columns = wide[0]?.length ?? 1;
  const last = Array.from({ length: columns }, (_, j) =>
    sumOf(wide.flatMap((row) => row[j] ?? [])),
  );
  return [...wide, last];
}

const sumOf = (cells: readonly TableCell[]): TableCell => ({
  count: cells.reduce((sum, { count }) => sum + count, 0),
  firms: cells.reduce((sum, { firms }) => sum + firms, 0),
  hubs: cells.flatMap(({ hubs }) => hubs),
});

function checkTable(rows: readonly (readonly TableCell[])[]): void {
  const whole = (number: number) => Number.isSafeInteger(number) && number >= 0;
  const sound = rows.every(
    (row) =>
      row.length === rows[0]?.length &&
      row.every(({ count, firms }) => whole(count) && whole(firms)),
  );
  if (!sound)
    throw new DomainError('audit.figure-refused', {
      expected: 'rows of one length, of whole counts and firms',
    });
}
