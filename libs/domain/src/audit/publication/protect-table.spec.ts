import { mulberry32 } from '../random/mulberry32.js';
import { protectTable, type ProtectedTable, type TableCell } from './protect-table.js';

const hubs = ['a', 'b', 'c', 'd'];
const cell = (count: number, firms = count, from: readonly string[] = hubs): TableCell => ({
  count,
  firms,
  hubs: from,
});
type Shown = readonly (readonly (number | null)[])[];
const whole = ({ cells, rowTotals, columnTotals, total }: ProtectedTable): Shown => [
  ...cells.map((row, i) => [...row, rowTotals[i] ?? null]),
  [...columnTotals, total],
];

/** Tables with many small cells. */
function madeUp(seed: number): TableCell[][] {
  const random = mulberry32(seed + 1);
  const rows = 1 + Math.floor(4 * random());
  const columns = 1 + Math.floor(5 * random());
  return Array.from({ length: rows }, () =>
    Array.from({ length: columns }, () => {
      const firms = Math.floor((random() < 0.4 ? 6 : 60) * random());
      return cell(firms, firms, random() < 0.1 ? hubs.slice(0, 2) : hubs);
    }),
  );
}

const exact = (rows: readonly (readonly TableCell[])[]): number[][] => {
  const wide = rows.map((row) => {
    const counts = row.map(({ count }) => count);
    return [...counts, counts.reduce((a, b) => a + b, 0)];
  });
  return [
    ...wide,
    (wide[0] ?? []).map((_, j) => wide.reduce((sum, row) => sum + (row[j] ?? 0), 0)),
  ];
};

/** Sum of the cells less the total is 0, over each row and column; unknown are the hidden ones. */
function equations(counts: readonly (readonly number[])[], shown: Shown) {
  const last = [counts.length - 1, (counts[0]?.length ?? 1) - 1] as const;
  const unknown = shown.flatMap((row, i) => row.flatMap((n, j) => (n === null ? [[i, j]] : [])));
  const line = (
    of: (i: number, j: number) => boolean,
    total: (i: number, j: number) => boolean,
  ) => {
    let known = 0;
    const factors = unknown.map(([i = 0, j = 0]): number =>
      of(i, j) ? (total(i, j) ? -1 : 1) : 0,
    );
    shown.forEach((row, i) => {
      row.forEach((n, j) => {
        if (n !== null && of(i, j)) known += (total(i, j) ? -1 : 1) * (counts[i]?.[j] ?? 0);
      });
    });
    return { factors, sum: -known };
  };
  return [
    ...counts.map((_, row) =>
      line(
        (i) => i === row,
        (_i, j) => j === last[1],
      ),
    ),
    ...(counts[0] ?? []).map((_, column) =>
      line(
        (_i, j) => j === column,
        (i) => i === last[0],
      ),
    ),
  ];
}

/** Which unknowns linear algebra determines, by elimination. */
function determined(lines: readonly { readonly factors: readonly number[] }[], unknowns: number) {
  const matrix = lines.map(({ factors }) => [...factors]);
  let rank = 0;
  const pivots: number[] = [];
  for (let column = 0; column < unknowns; column++) {
    const pivot = matrix.findIndex((row, i) => i >= rank && Math.abs(row[column] ?? 0) > 1e-9);
    const row = matrix[pivot];
    const other = matrix[rank];
    if (!row || !other) continue;
    [matrix[pivot], matrix[rank]] = [other, row];
    const scaled = row.map((x) => x / (row[column] ?? 1));
    matrix.forEach((line, i) => {
      const factor = line[column] ?? 0;
      matrix[i] = i === rank ? scaled : line.map((x, k) => x - factor * (scaled[k] ?? 0));
    });
    pivots.push(column);
    rank++;
  }
  return pivots.filter((_, i) => matrix[i]?.filter((x) => Math.abs(x) > 1e-9).length === 1);
}

/** Lowest and highest value of each unknown that follow line by line, knowing that none is negative. */
function bounds(lines: ReturnType<typeof equations>, unknowns: number) {
  const low = new Array<number>(unknowns).fill(0);
  const high = new Array<number>(unknowns).fill(Infinity);
  for (let round = 0; round < 30; round++)
    for (const { factors, sum } of lines)
      factors.forEach((factor, k) => {
        if (factor === 0) return;
        const others = (least: boolean) =>
          factors.reduce((total, f, m) => {
            if (m === k || f === 0) return total;
            return total + f * (f > 0 === least ? (low[m] ?? 0) : (high[m] ?? 0));
          }, 0);
        const most = factor > 0 ? sum - others(true) : others(false) - sum;
        const least = factor > 0 ? sum - others(false) : others(true) - sum;
        high[k] = Math.min(high[k] ?? Infinity, most);
        low[k] = Math.max(low[k] ?? 0, least);
      });
  return { low, high };
}

it.each(Array.from({ length: 150 }, (_, seed) => seed))(
  'hides what is small, and nothing hidden can be computed (made-up table %i)',
  (seed) => {
    const rows = madeUp(seed);
    const counts = exact(rows);
    const shown = whole(protectTable(rows));
    rows.forEach((row, i) => {
      row.forEach(({ firms, hubs: from }, j) => {
        if (firms < 5 || from.length < 3) expect(shown[i]?.[j]).toBeNull();
      });
    });
    shown.flat().forEach((count) => {
      if (count !== null) expect(count % 5).toBe(0);
    });
    const unknowns = shown.flat().filter((count) => count === null).length;
    const lines = equations(counts, shown);
    expect(determined(lines, unknowns)).toEqual([]);
    const { low, high } = bounds(lines, unknowns);
    low.forEach((least, k) => {
      expect((high[k] ?? 0) - least).toBeGreaterThanOrEqual(5);
    });
  },
);

it('finds what a careless table gives away (the test itself)', () => {
  const counts = exact([
    [cell(3), cell(20)],
    [cell(30), cell(40)],
  ]);
  const careless = counts.map((row, i) => row.map((n, j) => (i + j === 0 ? null : n)));
  expect(determined(equations(counts, careless), 1)).toEqual([0]);
});

it('shows a table that hides nothing, to the nearest five', () => {
  const table = protectTable([
    [cell(12), cell(20)],
    [cell(33), cell(48)],
  ]);
  expect(table).toEqual({
    cells: [
      [10, 20],
      [35, 50],
    ],
    rowTotals: [30, 80],
    columnTotals: [45, 70],
    total: 115,
  });
});

it('hides a second cell of the row and of the column of a small one', () => {
  const { cells, rowTotals } = protectTable([
    [cell(3), cell(20), cell(21)],
    [cell(30), cell(40), cell(41)],
    [cell(50), cell(60), cell(61)],
  ]);
  expect(cells).toEqual([
    [null, null, 20],
    [null, null, 40],
    [50, 60, 60],
  ]);
  expect(rowTotals).toEqual([45, 110, 170]);
});

it('does not leave a row with two hidden zeros, which their total would give away', () => {
  const { cells } = protectTable([
    [cell(0), cell(0), cell(30)],
    [cell(40), cell(41), cell(42)],
  ]);
  expect(cells[0]).toEqual([null, null, null]);
});

it('goes by hubs too: one that tells twice is one', () => {
  const table = protectTable([[cell(90, 90, ['a', 'b', 'a']), cell(80), cell(70)]]);
  expect(table.cells[0]?.[0]).toBeNull();
});

it('shows nothing of a table that is small as a whole', () => {
  expect(protectTable([[cell(2), cell(1)]])).toEqual({
    cells: [[null, null]],
    rowTotals: [null],
    columnTotals: [null, null],
    total: null,
  });
  expect(protectTable([])).toMatchObject({ cells: [], total: null });
});

it.each<[string, TableCell[][]]>([
  ['rows of different lengths', [[cell(9)], [cell(9), cell(9)]]],
  ['a negative count', [[cell(-1)]]],
  ['half a firm', [[cell(9, 8.5)]]],
])('refuses %s', (_, rows) => {
  expect(() => protectTable(rows)).toThrow('audit.figure-refused');
});
