import { readFileSync } from 'node:fs';
import type { Triple } from '../learning-appraisal.js';
import { mulberry32 } from '../random/mulberry32.js';
import { differences, type GoldenFile } from '../testing/golden-cases.js';
import {
  aitchison,
  closure,
  clr,
  ilr,
  ilrInverse,
  MAJOR_IMBALANCE,
  MINOR_IMBALANCE,
  perturbationDifference,
  ternaryPoint,
} from './composition.js';

const golden = JSON.parse(
  readFileSync(new URL('../golden/golden.json', import.meta.url), 'utf8'),
) as GoldenFile;

const { unit } = golden;

it('has the golden coordinates, distance, place and limits', () => {
  expect(differences(unit.ilr.out, ilr(unit.ilr.in), 1e-12)).toEqual([]);
  expect(differences(unit.ilrInv.out, ilrInverse(unit.ilrInv.in), 1e-12)).toEqual([]);
  expect(aitchison(unit.aitchison.a, unit.aitchison.b)).toBeCloseTo(unit.aitchison.out, 12);
  expect(differences(unit.ternary.out, ternaryPoint(unit.ternary.in), 1e-12)).toEqual([]);
  expect(MINOR_IMBALANCE).toBeCloseTo(unit.ropes.minor, 12);
  expect(MAJOR_IMBALANCE).toBeCloseTo(unit.ropes.major, 12);
});

describe('for drawn compositions', () => {
  const uniform = mulberry32(11);
  const drawn = Array.from({ length: 300 }, (): Triple => [
    uniform() + 0.001,
    uniform() + 0.001,
    uniform() + 0.001,
  ]);

  it('closes to 1 and comes back from its coordinates', () => {
    for (const parts of drawn) {
      const p = closure(parts);
      expect(p[0] + p[1] + p[2]).toBeCloseTo(1, 12);
      expect(differences(p, ilrInverse(ilr(p)), 1e-12)).toEqual([]);
      const centred = clr(p);
      expect(centred[0] + centred[1] + centred[2]).toBeCloseTo(0, 12);
    }
  });

  it('keeps the distance, whatever both are taken from', () => {
    drawn.slice(2).forEach((c, place) => {
      const [a, b] = [drawn[place] as Triple, drawn[place + 1] as Triple];
      const moved = aitchison(perturbationDifference(a, c), perturbationDifference(b, c));
      expect(moved).toBeCloseTo(aitchison(a, b), 9);
      const [p, q] = [ilr(a), ilr(b)];
      expect(Math.hypot(p[0] - q[0], p[1] - q[1])).toBeCloseTo(aitchison(a, b), 9);
    });
  });
});

it('leaves equal parts of a composition without itself', () => {
  const left = perturbationDifference([0.5, 0.3, 0.2], [0.5, 0.3, 0.2]);
  expect(differences([1 / 3, 1 / 3, 1 / 3], left, 1e-12)).toEqual([]);
});
