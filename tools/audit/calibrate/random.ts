/** A stream of random numbers that a seed decides. */
export interface Random {
  /** From 0 to below 1. */
  uniform(): number;
  normal(mean?: number, deviation?: number): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  poisson(rate: number): number;
  binomial(trials: number, chance: number): number;
  /** Mean 1; the larger the shape, the closer to it. */
  gamma(shape: number): number;
  /** Index of a weight, drawn in proportion. */
  choose(weights: readonly number[]): number;
  /** A stream of its own for a part, so that one part never shifts the numbers of another. */
  branch(label: string): Random;
}

/** The generator of the simulated worlds; deliberately not the engine's, so that they share no stream. */
export function randomOf(seed: number | string): Random {
  const start = hash(String(seed));
  let state = start;
  let spare: number | undefined;
  const uniform = () => {
    // splitmix32
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4294967296;
  };
  const normal = (mean = 0, deviation = 1) => {
    if (spare !== undefined) {
      const kept = spare;
      spare = undefined;
      return mean + deviation * kept;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return mean + deviation * radius * Math.cos(angle);
  };
  const random: Random = {
    uniform,
    normal,
    whole: (low, high) => low + Math.floor(uniform() * (high - low + 1)),
    poisson: (rate) => {
      if (rate > 60) return Math.max(0, Math.round(normal(rate, Math.sqrt(rate))));
      const limit = Math.exp(-rate);
      let count = 0;
      for (let product = uniform(); product > limit; product *= uniform()) count++;
      return count;
    },
    binomial: (trials, chance) => {
      let count = 0;
      for (let trial = 0; trial < trials; trial++) if (uniform() < chance) count++;
      return count;
    },
    gamma: (shape) => {
      // Marsaglia and Tsang (2000); shapes below 1 are not used here.
      const d = shape - 1 / 3;
      for (;;) {
        const x = normal();
        const v = (1 + x / Math.sqrt(9 * d)) ** 3;
        if (v > 0 && Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v))
          return (d * v) / shape;
      }
    },
    choose: (weights) => {
      let left = uniform() * weights.reduce((sum, weight) => sum + weight, 0);
      for (const [index, weight] of weights.entries()) if ((left -= weight) < 0) return index;
      return weights.length - 1;
    },
    branch: (label) => randomOf(`${start}/${label}`),
  };
  return random;
}

/** FNV-1a with a final mix. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++)
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
}
