import { PROTECTION } from './limits.js';

/** A total is hidden only where no cell will do. */
const TOTAL_COST = 1_000_000;

/** Row and column of a cell. */
export type Line = readonly [number, number];

/**
 * The other cells to hide so that a hidden one cannot be computed: a closed path of cells, over rows
 * and columns in turn, along which counts can rise and fall by five with every total unchanged and no
 * count negative; the one that hides least. The last row and column are totals, which rise when
 * others fall. Null when there is no such path.
 */
export function findCover(
  counts: readonly (readonly number[])[],
  hidden: readonly (readonly boolean[])[],
  [row, column]: Line,
): readonly Line[] | null {
  const rows = counts.length;
  const columns = counts[0]?.length ?? 0;
  const isTotal = (i: number, j: number) => (i === rows - 1) !== (j === columns - 1);
  // from the row of a cell to its column the cell rises, a total falls; back it is the other way
  const open = (i: number, j: number, forwards: boolean) =>
    forwards !== isTotal(i, j) || (counts[i]?.[j] ?? 0) >= PROTECTION;
  const cost = (i: number, j: number) => {
    if (hidden[i]?.[j]) return 0;
    const margin = i === rows - 1 || j === columns - 1;
    return (counts[i]?.[j] ?? 0) + 1 + (margin ? TOTAL_COST : 0);
  };
  const forwards = !isTotal(row, column);
  // nodes: the rows, then the columns
  const start = forwards ? rows + column : row;
  const end = forwards ? row : rows + column;
  const steps = (node: number): readonly { to: number; cell: Line }[] =>
    node < rows
      ? range(columns)
          .filter((j) => open(node, j, true))
          .map((j) => ({ to: rows + j, cell: [node, j] }))
      : range(rows)
          .filter((i) => open(i, node - rows, false))
          .map((i) => ({ to: i, cell: [i, node - rows] }));

  const costs = new Map([[start, 0]]);
  const by = new Map<number, { from: number; cell: Line }>();
  const done = new Set<number>();
  for (;;) {
    const next = [...costs].filter(([node]) => !done.has(node)).sort((a, b) => a[1] - b[1])[0];
    if (!next) return null;
    const [node, sofar] = next;
    if (node === end) return pathTo(end, start, by);
    done.add(node);
    for (const { to, cell } of steps(node)) {
      if (cell[0] === row && cell[1] === column) continue;
      const through = sofar + cost(...cell);
      if (through >= (costs.get(to) ?? Infinity)) continue;
      costs.set(to, through);
      by.set(to, { from: node, cell });
    }
  }
}

function pathTo(
  end: number,
  start: number,
  by: ReadonlyMap<number, { from: number; cell: Line }>,
): readonly Line[] {
  const path: Line[] = [];
  for (let node = end; node !== start;) {
    const step = by.get(node);
    if (!step) throw new Error('a path that does not begin');
    path.push(step.cell);
    node = step.from;
  }
  return path;
}

const range = (length: number) => Array.from({ length }, (_, i) => i);
