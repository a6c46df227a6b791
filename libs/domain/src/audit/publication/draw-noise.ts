import { DomainError } from '../../core/domain-error.js';

/** Gives so many random bytes; of the machine in earnest, of a seed in tests. */
export type RandomBytes = (length: number) => Uint8Array;

/** Thousandths of epsilon: budgets are whole numbers, so that sums of them are exact. */
const MILLI = 1000;
/** A sound source needs some dozens; one that never changes is found out instead of waited for. */
const MOST_DRAWS = 100_000;

/**
 * Two-sided geometric noise with P(k) in proportion to exp(-epsilon |k|) (audit paper, 6.2), made of
 * whole numbers only, since floating-point noise gives away what it hides (Canonne, Kamath, Steinke:
 * The Discrete Gaussian for Differential Privacy, 2020, algorithms 1 and 2). `epsilonMilli` is in
 * thousandths, 1 to 1000; at 1000 the standard deviation is 1.36.
 */
export function drawNoise(epsilonMilli: number, bytes: RandomBytes): number {
  if (!Number.isInteger(epsilonMilli) || epsilonMilli < 1 || epsilonMilli > MILLI)
    throw new DomainError('audit.figure-refused', {
      expected: 'epsilon in thousandths, 1 to 1000',
      got: String(epsilonMilli),
    });
  for (let draws = 0; draws < MOST_DRAWS; draws++) {
    const rest = uniformBelow(MILLI, bytes);
    if (!trueWithExp(rest, MILLI, bytes)) continue;
    let whole = 0;
    while (trueWithExp(1, 1, bytes)) {
      if (++whole > MOST_DRAWS) throw new Error('the source of random bytes never changes');
    }
    const size = Math.floor((rest + MILLI * whole) / epsilonMilli);
    const negative = uniformBelow(2, bytes) === 1;
    // minus nothing is nothing, which must not be twice as likely
    if (negative && size === 0) continue;
    return negative ? -size : size;
  }
  throw new Error('the source of random bytes never changes');
}

/** A count with noise, as it may be published: never below nothing. */
export const noisyCount = (count: number, epsilonMilli: number, bytes: RandomBytes): number =>
  Math.max(0, count + drawNoise(epsilonMilli, bytes));

/** True with probability exp(-part/whole), part at most whole. */
function trueWithExp(part: number, whole: number, bytes: RandomBytes): boolean {
  let k = 1;
  while (uniformBelow(whole * k, bytes) < part) {
    if (++k > MOST_DRAWS) throw new Error('the source of random bytes never changes');
  }
  return k % 2 === 1;
}

/** A whole number from 0 to below the limit, each as likely: what would favour the small is refused. */
function uniformBelow(limit: number, bytes: RandomBytes): number {
  const range = 2 ** 32;
  const fair = range - (range % limit);
  for (let draws = 0; draws < MOST_DRAWS; draws++) {
    const [a = 0, b = 0, c = 0, d = 0] = bytes(4);
    const number = ((a * 256 + b) * 256 + c) * 256 + d;
    if (number < fair) return number % limit;
  }
  throw new Error('the source of random bytes never changes');
}
