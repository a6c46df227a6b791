import { readFileSync } from 'node:fs';
import { MAJOR_IMBALANCE, MINOR_IMBALANCE } from '../balance/composition.js';
import { cloudContour, compositionOf, distanceContour, trianglePoint } from './map-triangle.js';
import type { Point } from './plot.js';

const HEIGHT = Math.sqrt(3) / 2;

interface Units {
  readonly ilrInv: { readonly in: Point; readonly out: readonly [number, number, number] };
  readonly ternary: { readonly in: readonly [number, number, number]; readonly out: Point };
  readonly ropes: { readonly minor: number; readonly major: number };
}
const { unit } = JSON.parse(
  readFileSync(new URL('../golden/golden.json', import.meta.url), 'utf8'),
) as { readonly unit: Units };

const near = (found: readonly number[], wanted: readonly number[]) => {
  expect(found).toHaveLength(wanted.length);
  found.forEach((value, at) => {
    expect(value).toBeCloseTo(wanted[at] ?? Number.NaN, 9);
  });
};

/** Back from a place in the triangle to ilr coordinates against equal practice. */
function ilrOf([x, y]: Point): Point {
  const cd = y / HEIGHT;
  const ka = x - cd / 2;
  const ig = 1 - ka - cd;
  return [Math.log(ig / ka) / Math.SQRT2, Math.sqrt(2 / 3) * Math.log(Math.sqrt(ig * ka) / cd)];
}

it('takes compositions and places as the golden cases do', () => {
  near(compositionOf(unit.ilrInv.in), unit.ilrInv.out);
  near(trianglePoint(unit.ternary.in), unit.ternary.out);
  near([MINOR_IMBALANCE, MAJOR_IMBALANCE], [unit.ropes.minor, unit.ropes.major]);
});

it('has its corners at (0,0), (1,0) and (.5,.866)', () => {
  near(trianglePoint([1, 0, 0]), [0, 0]);
  near(trianglePoint([0, 3, 0]), [1, 0]);
  near(trianglePoint([0, 0, 1]), [0.5, 0.8660254037844386]);
});

it('draws a limit through all places of one distance from the reference', () => {
  for (const point of distanceContour(MINOR_IMBALANCE))
    expect(Math.hypot(...ilrOf(point))).toBeCloseTo(MINOR_IMBALANCE, 9);
  // One level at two thirds of the other two lies on it: in the direction of -z2 and of z2.
  const lowest = distanceContour(MINOR_IMBALANCE)[18];
  near(ilrOf(lowest ?? [0, 0]), [0, MINOR_IMBALANCE]);
  near(compositionOf([0, MINOR_IMBALANCE]), [3 / 8, 3 / 8, 2 / 8]);
});

it('moves limits along with their reference', () => {
  const centre = [0.3, 0.5, 0.2] as const;
  near(compositionOf([0, 0], centre), centre);
  const [z1, z2] = ilrOf(trianglePoint(centre));
  for (const point of distanceContour(0.5, centre)) {
    const [a, b] = ilrOf(point);
    expect(Math.hypot(a - z1, b - z2)).toBeCloseTo(0.5, 9);
  }
});

it('draws a cloud at the 90 % quantile of its distance', () => {
  const covariance = [
    [0.09, 0.03],
    [0.03, 0.04],
  ] as const;
  const mean = [0.2, -0.1] as const;
  const determinant = 0.09 * 0.04 - 0.03 * 0.03;
  const points = cloudContour({ mean, covariance });
  expect(points).toHaveLength(72);
  for (const point of points) {
    const [x, y] = [ilrOf(point)[0] - mean[0], ilrOf(point)[1] - mean[1]];
    const squared = (0.04 * x * x - 2 * 0.03 * x * y + 0.09 * y * y) / determinant;
    expect(squared).toBeCloseTo(4.605170185988092, 6);
  }
});

it('draws a cloud without width as a point, not as nonsense', () => {
  const points = cloudContour({
    mean: [0, 0],
    covariance: [
      [0, 0],
      [0, 0],
    ],
  });
  for (const point of points) near(point, trianglePoint([1, 1, 1]));
});
