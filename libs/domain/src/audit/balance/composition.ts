import type { Triple } from '../learning-appraisal.js';

/** Taken once: looking them up costs more than a draw where globals are wrapped. */
const { exp, hypot, log, sqrt, SQRT2 } = Math;

/** Three parts as shares of their sum; all above 0. */
export function closure([a, b, c]: Triple): Triple {
  const sum = a + b + c;
  return [a / sum, b / sum, c / sum];
}

/** Logarithms of the parts, centred: they sum to 0. */
export function clr([a, b, c]: Triple): Triple {
  const [x, y, z] = [log(a), log(b), log(c)];
  const centre = (x + y + z) / 3;
  return [x - centre, y - centre, z - centre];
}

/**
 * The two coordinates of a composition (audit paper, 2.6): IG against KA, and both against CD. They
 * stay inside; people are shown ratios.
 */
export function ilr([a, b, c]: Triple): readonly [number, number] {
  return [log(a / b) / SQRT2, sqrt(2 / 3) * log(sqrt(a * b) / c)];
}

/** The composition of two coordinates. */
export function ilrInverse([first, second]: readonly [number, number]): Triple {
  const along = second / sqrt(6);
  return closure([
    exp(first / SQRT2 + along),
    exp(-first / SQRT2 + along),
    exp((-2 * second) / sqrt(6)),
  ]);
}

/** Distance between two compositions in Aitchison's geometry. */
export function aitchison(a: Triple, b: Triple): number {
  const [p, q] = [clr(a), clr(b)];
  return hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

/** What is left of a composition when another is taken away: equal parts when both are the same. */
export function perturbationDifference(a: Triple, b: Triple): Triple {
  return closure([a[0] / b[0], a[1] / b[1], a[2] / b[2]]);
}

/** Place in the triangle with IG at (0,0), KA at (1,0) and CD at (.5,.866). */
export function ternaryPoint([, second, third]: Triple): readonly [number, number] {
  return [second + third / 2, (third * sqrt(3)) / 2];
}

/** One level at two thirds of the other two: from here on a firm is out of balance. */
export const MINOR_IMBALANCE = sqrt(2 / 3) * log(1.5);

/** One level at half of the other two: strongly out of balance. */
export const MAJOR_IMBALANCE = sqrt(2 / 3) * log(2);
