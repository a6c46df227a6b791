import { mean, variance } from './moments.js';

/** One row a firm or person, one column an item. */
type Rows = readonly (readonly number[])[];

const columnsOf = (rows: Rows): number[][] =>
  (rows[0] ?? []).map((_, item) => rows.map((row) => row[item] ?? 0));

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/**
 * Cronbach's alpha of items over rows; null under two rows or items, and when nothing varies. Bank
 * level: not shown below fifty firms (audit paper, 2.5).
 */
export function cronbachAlpha(rows: Rows): number | null {
  const columns = columnsOf(rows);
  const items = columns.length;
  if (rows.length < 2 || items < 2) return null;
  const total = variance(rows.map(sum));
  return total === 0 ? null : (items / (items - 1)) * (1 - sum(columns.map(variance)) / total);
}

/** Omega total with the loadings that it comes from. */
export interface Omega {
  readonly omega: number;
  readonly loadings: readonly number[];
}

/**
 * Omega total of one factor by principal axes; null under two rows or items, and when nothing varies.
 * Both loops end by themselves: they stop at no change or after a fixed number of rounds.
 */
export function omegaTotal(rows: Rows): Omega | null {
  if (rows.length < 2 || (rows[0]?.length ?? 0) < 2) return null;
  const covariance = covarianceOf(columnsOf(rows));
  const own = covariance.map((row, item) => row[item] ?? 0);
  if (own.every((value) => value === 0)) return null;
  let communalities = own.map((value) => value / 2);
  let loadings: readonly number[] = own.map(() => 0);
  for (let round = 0; round < 500; round += 1) {
    const reduced = covariance.map((row, i) =>
      row.map((value, j) => (i === j ? (communalities[i] ?? 0) : value)),
    );
    loadings = firstAxis(reduced);
    const next = loadings.map((loading, i) => Math.min(loading * loading, 0.995 * (own[i] ?? 0)));
    const moved = Math.max(...next.map((value, i) => Math.abs(value - (communalities[i] ?? 0))));
    communalities = next;
    if (moved < 1e-10) break;
  }
  const common = sum(loadings) ** 2;
  const rest = sum(own.map((value, i) => value - (loadings[i] ?? 0) ** 2));
  return { omega: common / (common + rest), loadings };
}

function covarianceOf(columns: readonly (readonly number[])[]): number[][] {
  const centred = columns.map((column) => {
    const centre = mean(column);
    return column.map((value) => value - centre);
  });
  return centred.map((a) =>
    centred.map((b) => sum(a.map((value, row) => value * (b[row] ?? 0))) / (a.length - 1)),
  );
}

/** Loadings on the first principal axis of a symmetric matrix, by power iteration. */
function firstAxis(matrix: readonly (readonly number[])[]): number[] {
  let axis = matrix.map(() => 1 / Math.sqrt(matrix.length));
  let length = 0;
  for (let round = 0; round < 200; round += 1) {
    const next = matrix.map((row) => sum(row.map((value, j) => value * (axis[j] ?? 0))));
    length = Math.hypot(...next);
    if (length === 0) return next;
    axis = next.map((value) => value / length);
  }
  return axis.map((value) => value * Math.sqrt(length));
}
