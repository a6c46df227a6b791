/** Taken once: looking them up costs more than a draw where globals are wrapped. */
const { imul } = Math;

/**
 * A generator of numbers from 0 up to below 1 that a seed fixes completely (mulberry32, 32 bits of
 * state). It is for drawn pictures that anybody computes again, never for secrets.
 */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = imul(state ^ (state >>> 15), 1 | state);
    t = (t + imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
