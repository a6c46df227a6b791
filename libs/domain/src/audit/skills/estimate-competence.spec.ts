import type { HeldEvidence } from '../audit-input.js';
import { estimateCompetence } from './estimate-competence.js';

const demand = { competence: 'weld', level: 3, decay: 'craft' } as const;
const held: HeldEvidence = {
  competence: 'weld',
  level: 3,
  grade: 'B',
  issuedAt: 0,
  assessor: 'x',
  source: 'c1',
};
const probability = (holds: readonly HeldEvidence[], verifiedOnly = true) =>
  estimateCompetence(holds, demand, { verifiedOnly }).probability;

it.each<[string, Partial<HeldEvidence>]>([
  ['another competence', { competence: 'plan' }],
  ['a level below', { level: 2 }],
  ['revoked', { revoked: true }],
  ['expired on the day', { expiresAt: 0 }],
  ['not issued yet', { issuedAt: 0.1 }],
  ["a peer's statement", { grade: 'D' }],
  ['an own statement', { grade: 'E' }],
])('does not count %s', (_, change) => {
  expect(estimateCompetence([{ ...held, ...change }], demand, { verifiedOnly: true })).toEqual({
    probability: 0,
    sources: [],
  });
});

it('counts claims only where they are asked for', () => {
  expect(probability([{ ...held, grade: 'D' }], false)).toBeCloseTo(0.65, 12);
  expect(probability([{ ...held, grade: 'E' }], false)).toBeCloseTo(0.45, 12);
});

it.each<[string, number, Partial<HeldEvidence>]>([
  ['the weight of its grade when new', 0.92, {}],
  ['half of it after a half-life', 0.46, { issuedAt: -8 }],
  ['all of it while practice goes on to this day', 0.92, { issuedAt: -8, practisedUntil: 0 }],
  ['half of it a half-life after practice ended', 0.46, { issuedAt: -12, practisedUntil: -8 }],
  ['no more for practice before it was issued', 0.46, { issuedAt: -8, practisedUntil: -20 }],
  ['as much on a higher level', 0.92, { level: 9 }],
  ['as much until the day it expires', 0.92, { expiresAt: 0.01 }],
])('gives %s', (_, expected, change) => {
  expect(probability([{ ...held, ...change }])).toBeCloseTo(expected, 12);
});

it('takes the best evidence of each assessor: the same one twice is not two', () => {
  const old = { ...held, issuedAt: -8, source: 'c0' };
  expect(estimateCompetence([old, held], demand, { verifiedOnly: true })).toEqual({
    probability: expect.closeTo(0.92, 12) as number,
    sources: ['c1'],
  });
  const other = estimateCompetence([{ ...old, assessor: 'y', issuedAt: -16 }, held], demand, {
    verifiedOnly: true,
  });
  expect(other).toEqual({
    probability: expect.closeTo(1 - 0.08 * 0.77, 12) as number,
    sources: ['c0', 'c1'],
  });
});

it('takes nobody for certain', () => {
  expect(probability([held, { ...held, assessor: 'y' }, { ...held, assessor: 'z' }])).toBe(0.98);
});

it('goes by what re-assessments found of the grade', () => {
  const records = { B: { confirmed: 0, refuted: 10 } };
  const judged = estimateCompetence([held], demand, { verifiedOnly: true, records });
  expect(judged.probability).toBeCloseTo(0.46, 12);
});
