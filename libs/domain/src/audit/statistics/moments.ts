/** Arithmetic mean; NaN for nothing, so callers ask for the length first. */
export function mean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Variance with n - 1 in the denominator; for two values or more. */
export function variance(values: readonly number[]): number {
  const centre = mean(values);
  let sum = 0;
  for (const value of values) sum += (value - centre) * (value - centre);
  return sum / (values.length - 1);
}

/** The value, or the nearer limit when it lies outside. */
export function limit(value: number, lowest: number, highest: number): number {
  return Math.max(lowest, Math.min(highest, value));
}
