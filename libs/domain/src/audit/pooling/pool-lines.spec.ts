import type { Gap, PoolOffer } from '../skills-appraisal.js';
import { helps, needsOf, offersOf } from './pool-lines.js';

const gap = (change: Partial<Gap>): Gap => ({
  competence: 'weld',
  family: 'TEC',
  decay: 'craft',
  level: 3,
  criticality: 4,
  need: 2,
  expected: 0,
  coverage: 0,
  pGap: 1,
  shortfall: 0,
  surplus: 0,
  pGapWithClaims: 1,
  shortfallWithClaims: 0,
  explainedByClaims: 0,
  verdict: 'no-gap',
  busFactor: 0,
  keyPersonRisk: 1,
  mapped: true,
  verified: [],
  withClaims: [],
  sources: [],
  ...change,
});
const firm = (shares: boolean, ...gaps: readonly Gap[]) => ({ firm: 'f', gaps, shares });

it.each([
  ['major-gap', 1],
  ['gap', 1],
  ['possible-gap', 1],
  ['evidence-gap', 0],
  ['minor-gap', 0],
  ['no-gap', 0],
  ['not-required', 0],
] as const)('of a %s asks others for help: %i', (verdict, lines) => {
  expect(needsOf(firm(false, gap({ verdict, shortfall: 0.7 })))).toHaveLength(lines);
});

it.each([
  [0.49, []],
  [0.5, [0.5]],
  [0.99, [0.5]],
  [2.19, [2]],
])('offers of a surplus of %d: %j', (surplus, units) => {
  expect(offersOf(firm(true, gap({ surplus }))).map((offer) => offer.units)).toEqual(units);
});

it('offers nothing of a firm that did not opt in', () => {
  expect(offersOf(firm(false, gap({ surplus: 3 })))).toEqual([]);
});

it('lends nobody who is missing at another level', () => {
  const both = firm(true, gap({ level: 3, surplus: 1.2 }), gap({ level: 4, surplus: 0.6 }));
  expect(offersOf(both)).toEqual([{ firm: 'f', competence: 'weld', level: 4, units: 0.5 }]);
  const short = firm(true, gap({ level: 3, surplus: 2 }), gap({ level: 4, surplus: 0.1 }));
  expect(offersOf(short)).toEqual([]);
});

it.each([
  [{ firm: 'g' }, true],
  [{ firm: 'f' }, false],
  [{ firm: 'g', level: 2 }, false],
  [{ firm: 'g', level: 5 }, true],
  [{ firm: 'g', competence: 'plan' }, false],
])('is of use: %j %s', (change: Partial<PoolOffer>, useful) => {
  const need = { firm: 'f', competence: 'weld', level: 3, units: 1, criticality: 4 };
  const offer = { ...need, ...change };
  expect(helps(offer, need)).toBe(useful);
});
