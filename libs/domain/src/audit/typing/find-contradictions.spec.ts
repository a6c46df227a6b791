import type { CombinedScore, ConstructScore, Typing } from '../learning-appraisal.js';
import { findContradictions, type Findings } from './find-contradictions.js';

const sure = (mean: number) => ({ mean, variance: 0.0025 });
const typed = (top: string) => ({ top }) as Typing;
const quiet: Findings = {
  scores: {},
  combined: {},
  features: {},
  type: typed('EXOGENOUS'),
  heads: 40,
};
const ids = (findings: Partial<Findings>) =>
  findContradictions({ ...quiet, ...findings }).map(({ id }) => id);

it('finds nothing where there is nothing', () => {
  expect(ids({})).toEqual([]);
});

it.each<[string, Partial<Findings>]>([
  ['X1', { features: { CRI: sure(0.7), EMB: sure(0.7) } }],
  ['X2', { features: { CRI: sure(0.7), CDF: sure(0.7) } }],
  ['X3', { heads: 9, type: typed('ENDOGENOUS') }],
  ['X4', { features: { EMB: sure(0.7), NUO: sure(0.7) } }],
  [
    'X5',
    {
      features: { DOM: sure(0.7) },
      scores: { SEC: { status: 'ok', mean: 0.66 } as ConstructScore },
    },
  ],
  ['X6', { features: { EMB: sure(0.7), LRN: sure(0.7) }, type: typed('EMBEDDED_INFORMATION') }],
])('finds %s, and not where the figures are not sure of it', (id, findings) => {
  expect(ids(findings)).toEqual([id]);
  const unsure = Object.fromEntries(
    Object.entries(findings.features ?? {}).map(([name, { mean }]) => [
      name,
      { mean, variance: 0.02 },
    ]),
  );
  expect(ids({ ...findings, features: unsure, heads: 40 })).toEqual([]);
});

it('does not call a firm micro whose size is unknown', () => {
  expect(ids({ heads: 0, type: typed('ENDOGENOUS') })).toEqual([]);
  expect(ids({ heads: 10, type: typed('ENDOGENOUS') })).toEqual([]);
});

it('tells of each construct where answers and records disagree', () => {
  const against: CombinedScore = {
    mean: 0.5,
    variance: 0.1,
    z: 2,
    flag: 'claims-exceed-records',
    evidenceWeight: 0.5,
  };
  const agreeing: CombinedScore = { ...against, z: 1, flag: null };
  expect(findContradictions({ ...quiet, combined: { KA: agreeing, CD: against } })).toEqual([
    { id: 'X7', construct: 'CD', flag: 'claims-exceed-records', z: 2 },
  ]);
});
