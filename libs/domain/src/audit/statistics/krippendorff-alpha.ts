/** How far two ratings lie apart: not the same, by places between them, by their difference. */
export type Metric = 'nominal' | 'ordinal' | 'interval';

/**
 * Krippendorff's alpha over units with two ratings or more; 1 is full agreement, 0 that of chance.
 * Null when nothing can be paired or all ratings are the same. `values`: all possible ones, ascending.
 */
export function krippendorffAlpha(
  units: readonly (readonly number[])[],
  metric: Metric,
  values: readonly number[],
): number | null {
  const size = values.length;
  const places = new Map(values.map((value, place) => [value, place]));
  const coincidences = new Float64Array(size * size);
  for (const unit of units) {
    if (unit.length < 2) continue;
    const at = unit.map((value) => places.get(value) ?? -1);
    for (let i = 0; i < at.length; i += 1) {
      for (let j = 0; j < at.length; j += 1) {
        const [a, b] = [at[i] as number, at[j] as number];
        if (a < 0 || b < 0) throw new RangeError('a rating is not among the values');
        const cell = a * size + b;
        if (i !== j) coincidences[cell] = (coincidences[cell] ?? 0) + 1 / (unit.length - 1);
      }
    }
  }
  const totals = values.map((_, row) => sum(coincidences.subarray(row * size, (row + 1) * size)));
  const pairable = sum(totals);
  if (pairable <= 1) return null;
  let observed = 0;
  let expected = 0;
  for (let a = 0; a < size; a += 1) {
    for (let b = 0; b < size; b += 1) {
      const apart = distance(a, b, metric, { values, totals });
      observed += (coincidences[a * size + b] as number) * apart;
      expected += (totals[a] as number) * (totals[b] as number) * apart;
    }
  }
  observed /= pairable;
  expected /= pairable * (pairable - 1);
  return expected === 0 ? null : 1 - observed / expected;
}

const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0);

/** Squared distance of two values, by their places. */
function distance(
  a: number,
  b: number,
  metric: Metric,
  { values, totals }: { readonly values: readonly number[]; readonly totals: readonly number[] },
): number {
  if (a === b) return 0;
  if (metric === 'nominal') return 1;
  if (metric === 'interval') return ((values[a] as number) - (values[b] as number)) ** 2;
  const [low, high] = [Math.min(a, b), Math.max(a, b)];
  const between = sum(totals.slice(low, high + 1));
  return (between - ((totals[low] as number) + (totals[high] as number)) / 2) ** 2;
}
