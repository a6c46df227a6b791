import { mulberry32 } from './mulberry32.js';

/** Taken once: looking them up costs more than a draw where globals are wrapped. */
const { cos, log, sin, sqrt, PI } = Math;

/** Seed of every audit that names none (audit paper, 2.6): the golden values hang on it. */
export const DEFAULT_SEED = 20_261_123;

let kept: { readonly seed: number; readonly values: Float64Array } | undefined;

/**
 * The first `count` standard normal numbers of a seed, by Box and Muller with the second of each
 * pair kept for the next place. The caller only reads them: audits of one run share a seed, so the
 * last table is kept, and a table is a pure function of its seed.
 */
export function standardNormals(seed: number, count: number): Float64Array {
  if (kept?.seed === seed && kept.values.length >= count) return kept.values;
  const values = new Float64Array(count + (count % 2));
  const uniform = mulberry32(seed);
  for (let i = 0; i < values.length; i += 2) {
    let first = 0;
    do first = uniform();
    while (first <= 1e-12);
    const angle = 2 * PI * uniform();
    const radius = sqrt(-2 * log(first));
    values[i] = radius * cos(angle);
    values[i + 1] = radius * sin(angle);
  }
  kept = { seed, values };
  return values;
}
