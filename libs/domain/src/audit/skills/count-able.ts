/**
 * Distribution of how many people are able to do something, when each is with a probability of their
 * own (Poisson-binomial; audit paper, 4.3): exact, by convolution. The k-th entry is the probability
 * of exactly k. People with probability 0 are left out, so the list may be shorter than the people.
 * The probabilities are sorted first: their order does not change even the last bit.
 */
export function countAble(probabilities: readonly number[]): readonly number[] {
  return strongestFirst(probabilities).reduce<readonly number[]>(addPerson, [1]);
}

/** The distribution with one more person in it. */
export function addPerson(distribution: readonly number[], probability: number): readonly number[] {
  const next = new Array<number>(distribution.length + 1).fill(0);
  distribution.forEach((p, k) => {
    next[k] = (next[k] ?? 0) + p * (1 - probability);
    next[k + 1] = (next[k + 1] ?? 0) + p * probability;
  });
  return next;
}

/** Those who may be able at all, the likeliest first. */
export function strongestFirst(probabilities: readonly number[]): readonly number[] {
  return probabilities.filter((p) => p > 0).sort((a, b) => b - a);
}

/** Probability that at least so many are able. */
export function atLeast(distribution: readonly number[], people: number): number {
  return distribution.reduce((sum, p, k) => (k >= people ? sum + p : sum), 0);
}
