import type { Interval } from '../learning-appraisal.js';

/** Quantile of values in ascending order, linear between neighbours (type 7 of Hyndman and Fan). */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  const place = (sorted.length - 1) * p;
  const below = Math.floor(place);
  const part = place - below;
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[below + 1];
  return high === undefined ? low : low * (1 - part) + high * part;
}

/**
 * The middle 90 % of drawn values, the same as by sorting them, but only what the two ends need is put
 * in order: it is the costliest step of an audit. Disorders the array it is given: draws are used up.
 */
export function interval90(draws: Float64Array): Interval {
  const last = draws.length - 1;
  const [low, high] = [Math.floor(last * 0.05), Math.floor(last * 0.95)];
  putInPlace(draws, low, 0);
  putInPlace(draws, low + 1, low + 1);
  putInPlace(draws, high, low + 1);
  putInPlace(draws, high + 1, high + 1);
  return [quantile(draws, 0.05), quantile(draws, 0.95)];
}

/**
 * Brings the value that sorting would bring to a place there, smaller ones before it and larger ones
 * behind (Hoare's selection). What lies before `from` is in its part already.
 */
function putInPlace(values: Float64Array, place: number, from: number): void {
  let low = from;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[(low + high) >>> 1] as number;
    let i = low;
    let j = high;
    while (i <= j) {
      while ((values[i] as number) < pivot) i += 1;
      while ((values[j] as number) > pivot) j -= 1;
      if (i > j) break;
      const kept = values[i] as number;
      values[i] = values[j] as number;
      values[j] = kept;
      i += 1;
      j -= 1;
    }
    if (place <= j) high = j;
    else if (place >= i) low = i;
    else return;
  }
}
