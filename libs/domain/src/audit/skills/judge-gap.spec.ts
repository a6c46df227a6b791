import type { GapVerdict } from '../skills-appraisal.js';
import { explainedByClaims, judgeGap } from './judge-gap.js';
import type { GapFigures } from './measure-gap.js';

const figures = (need: number, shortfall: number, pGap: number): GapFigures => ({
  need,
  shortfall,
  pGap,
  expected: 0,
  coverage: 0,
  surplus: 0,
});

type Case = readonly [string, readonly number[], number, GapVerdict];

it.each<Case>([
  ['nobody needed', [0, 0, 0, 0], 5, 'not-required'],
  ['likely enough', [2, 0.8, 0.49, 0.8], 5, 'no-gap'],
  ['under half a person', [1, 0.49, 0.5, 0.49], 5, 'minor-gap'],
  ['under a quarter of the need', [10, 2.4, 1, 2.4], 5, 'minor-gap'],
  ['explained by claims', [2, 1, 0.9, 0.5], 5, 'evidence-gap'],
  ['not quite explained', [2, 1, 0.9, 0.51], 5, 'major-gap'],
  ['not quite sure', [2, 1, 0.79, 1], 5, 'possible-gap'],
  ['sure and critical', [2, 1, 0.8, 1], 4, 'major-gap'],
  ['sure, less critical', [2, 1, 0.8, 1], 3, 'gap'],
])('%s', (_, [need = 0, shortfall = 0, pGap = 0, withClaims = 0], criticality, verdict) => {
  const claimed = figures(need, withClaims, pGap);
  expect(judgeGap(figures(need, shortfall, pGap), claimed, criticality)).toBe(verdict);
});

it('explains nothing where nothing is short', () => {
  expect(explainedByClaims(figures(2, 0, 0), figures(2, 0, 0))).toBe(0);
  expect(explainedByClaims(figures(2, 1, 0), figures(2, 0.25, 0))).toBe(0.75);
});
