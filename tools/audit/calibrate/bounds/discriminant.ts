/** A row of numbers, NaN for what is missing, and the class it belongs to. */
export interface Example<Class extends string> {
  readonly features: readonly number[];
  readonly of: Class;
}

/** Keeps features that hardly vary, and columns that are always missing, from dividing by nothing. */
const RIDGE = 1e-4;

/**
 * Learns to tell classes apart from examples: a linear discriminant, which is the best there is where
 * classes differ in their means only and the rest is normal. What is missing speaks for no class.
 * Returns the likeliest class of a row.
 */
export function learnClasses<Class extends string>(
  examples: readonly Example<Class>[],
): (features: readonly number[]) => Class | undefined {
  const classes = [...new Set(examples.map(({ of }) => of))].map((id) => {
    const own = examples.filter(({ of }) => of === id);
    return { id, mean: meansOf(own), logShare: Math.log(own.length / examples.length) };
  });
  const meanOf = new Map(classes.map(({ id, mean }) => [id, mean]));
  const size = examples[0]?.features.length ?? 0;
  const sums = Array.from({ length: size }, () => new Float64Array(size));
  for (const { features, of } of examples) {
    const away = awayFrom(features, meanOf.get(of) ?? []);
    for (const [row, sum] of sums.entries())
      for (let column = 0; column <= row; column++)
        sum[column] = (sum[column] ?? 0) + (away[row] ?? 0) * (away[column] ?? 0);
  }
  const root = rootOf(sums.map((row) => row.map((sum) => sum / examples.length)));
  return (features) => {
    const fits = classes.map(({ id, mean, logShare }) => {
      const scaled = solve(root, awayFrom(features, mean));
      return { id, fit: logShare - scaled.reduce((sum, value) => sum + value * value, 0) / 2 };
    });
    return fits.sort((a, b) => b.fit - a.fit)[0]?.id;
  };
}

function meansOf(examples: readonly { readonly features: readonly number[] }[]): number[] {
  return (examples[0]?.features ?? []).map((_, at) => {
    const known = examples.flatMap(({ features }) => {
      const value = features[at] ?? Number.NaN;
      return Number.isNaN(value) ? [] : [value];
    });
    return known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
  });
}

const awayFrom = (features: readonly number[], mean: readonly number[]) =>
  features.map((value, at) => (Number.isNaN(value) ? 0 : value - (mean[at] ?? 0)));

/** The lower triangle whose square is a covariance (Cholesky). */
function rootOf(covariance: readonly Float64Array[]): Float64Array[] {
  const root: Float64Array[] = [];
  for (const [row, values] of covariance.entries()) {
    const line = new Float64Array(covariance.length);
    root.push(line);
    for (let column = 0; column <= row; column++) {
      let left = (values[column] ?? 0) + (row === column ? RIDGE : 0);
      for (let at = 0; at < column; at++) left -= (line[at] ?? 0) * (root[column]?.[at] ?? 0);
      line[column] = row === column ? Math.sqrt(left) : left / (root[column]?.[column] ?? 1);
    }
  }
  return root;
}

function solve(root: readonly Float64Array[], away: readonly number[]): number[] {
  const solved: number[] = [];
  for (const [row, line] of root.entries()) {
    let left = away[row] ?? 0;
    for (let at = 0; at < row; at++) left -= (line[at] ?? 0) * (solved[at] ?? 0);
    solved.push(left / (line[row] ?? 1));
  }
  return solved;
}
