import { closure, ilrInverse, ternaryPoint } from '../balance/composition.js';
import type { Balance, Triple } from '../learning-appraisal.js';
import type { Point } from './plot.js';

/** Equal practice at the three levels. */
export const EQUAL: Triple = [1 / 3, 1 / 3, 1 / 3];

/** 90 % quantile of a chi-square distribution with two degrees of freedom, -2 ln 0.1. */
const CHI_SQUARE_90 = -2 * Math.log(0.1);

/** How many corners a drawn curve has. */
const CORNERS = 72;

/** The composition of ilr coordinates that are taken from a reference (2.6). */
export function compositionOf(coordinates: Point, reference: Triple = EQUAL): Triple {
  const [ig, ka, cd] = ilrInverse(coordinates);
  return closure([ig * reference[0], ka * reference[1], cd * reference[2]]);
}

/** Place of a composition in the triangle, also of one that is not closed. */
export const trianglePoint = (composition: Triple): Point => ternaryPoint(closure(composition));

const turn = (of: (angle: number) => Point): readonly Point[] =>
  Array.from({ length: CORNERS }, (_, at) => of((2 * Math.PI * at) / CORNERS));

/** All places at one Aitchison distance from the reference. */
export const distanceContour = (distance: number, reference: Triple = EQUAL): readonly Point[] =>
  turn((angle) =>
    trianglePoint(
      compositionOf([distance * Math.cos(angle), distance * Math.sin(angle)], reference),
    ),
  );

/** The edge of the region that holds 90 % of the draws: an ellipse in ilr space, in the triangle. */
export function cloudContour(
  { mean, covariance }: Balance['cloud'],
  reference: Triple = EQUAL,
): readonly Point[] {
  const [[a, b], [, c]] = covariance;
  // Lower triangle of Cholesky; a cloud without any width is a point.
  const l11 = Math.sqrt(Math.max(a, 0));
  const l21 = l11 === 0 ? 0 : b / l11;
  const l22 = Math.sqrt(Math.max(c - l21 * l21, 0));
  const radius = Math.sqrt(CHI_SQUARE_90);
  return turn((angle) => {
    const [x, y] = [radius * Math.cos(angle), radius * Math.sin(angle)];
    return trianglePoint(
      compositionOf([mean[0] + l11 * x, mean[1] + l21 * x + l22 * y], reference),
    );
  });
}
