import { randomBytes } from 'node:crypto';
import type { ClusterAudit } from '../audit/audit-document.js';
import { DomainError } from '../core/domain-error.js';
import { buildSummary, type SummaryOf } from './build-summary.js';

const of: SummaryOf = {
  summaryId: '0197c9a2-7b44-7c31-8a52-0d6f0e4b8f10',
  year: 2026,
  country: 'IT',
  nuts1: 'ITH',
  naceSection: 'C',
};
const gap = {
  competence: 'https://hub.example/standards/stitching/v1.0',
  firms: 7,
  need: 12,
  covered: 8.35,
  majorGaps: 5,
  evidenceGaps: 0,
};
/** The parts of a cluster's audit that a summary reads. */
const audit = (
  changed: Partial<Pick<ClusterAudit, 'publication' | 'balance' | 'types' | 'gaps'>> = {},
) =>
  ({
    kind: 'cluster',
    versions: { instrument: '0.1.0' },
    cluster: { type: { outcome: 'PORTERIAN' } },
    publication: { ok: true },
    balance: { firms: 12, centre: [0.352, 0.401, 0.247] },
    types: { ENDOGENOUS: 200, EXOGENOUS: 4, UNCLEAR: 300 },
    gaps: [gap],
    ...changed,
  }) as unknown as ClusterAudit;
const bytes = (count: number) => randomBytes(count);
/** Code and what came; undefined when nothing was refused. */
function refusalOf(work: () => unknown) {
  try {
    work();
    return undefined;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return [error.code, error.refusal.got];
  }
}

it('tells the centre to 0.05 and people to the nearest five', () => {
  const summary = buildSummary(of, audit(), bytes);
  expect(summary).toMatchObject({
    ...of,
    firms: 12,
    clusterType: 'PORTERIAN',
    shares: { ig: 350, ka: 400, cd: 250 },
    gaps: [{ versionUri: gap.competence, demand: 10, supply: 10, firms: 5 }],
    epsilonMilli: 1000,
    instrumentVersion: '0.1.0',
  });
});

it('tells types with noise, and none of fewer than five firms', () => {
  const told = Array.from({ length: 200 }, () => buildSummary(of, audit(), bytes).smeTypes);
  expect(told.every((types) => types.EXOGENOUS === undefined)).toBe(true);
  const counts = told.map(({ ENDOGENOUS = 0 }) => ENDOGENOUS);
  expect(new Set(counts).size).toBeGreaterThan(2);
  const mean = counts.reduce((sum, one) => sum + one, 0) / counts.length;
  expect(Math.abs(mean - 200)).toBeLessThan(1);
});

it('never tells a noisy count under five', () => {
  const few = audit({ types: { ENDOGENOUS: 5 } });
  const told = Array.from({ length: 200 }, () => buildSummary(of, few, bytes).smeTypes.ENDOGENOUS);
  expect(told).toContain(undefined);
  expect(told.every((count) => count === undefined || count >= 5)).toBe(true);
});

it('tells the fifty skills that are lacked most, in the order of what it tells', () => {
  const many = Array.from({ length: 60 }, (_, n) => ({
    ...gap,
    competence: `https://hub.example/standards/s${String(n).padStart(2, '0')}/v1.0`,
    need: 100 + 5 * (n % 30),
    covered: 100,
    firms: 8,
  }));
  const { gaps } = buildSummary(of, audit({ gaps: many }), bytes);
  expect(gaps).toHaveLength(50);
  const lacking = gaps.map(({ demand, supply }) => demand - supply);
  expect(lacking).toEqual([...lacking].sort((a, b) => b - a));
  expect(lacking.at(-1)).toBe(25);
  expect(gaps.map(({ versionUri }) => versionUri.slice(-8, -5)).slice(0, 3)).toEqual([
    's29',
    's59',
    's28',
  ]);
  expect(new Set(gaps.map(({ firms }) => firms))).toEqual(new Set([10]));
});

it('leaves out the centre when there is none, and a gap of few firms or without an address', () => {
  const summary = buildSummary(
    of,
    audit({
      balance: null,
      gaps: [
        { ...gap, firms: 4 },
        { ...gap, competence: 'stitching' },
      ],
    }),
    bytes,
  );
  expect(summary.shares).toBeUndefined();
  expect(summary.gaps).toEqual([]);
});

it.each([
  ['too-few-firms', audit({ publication: { ok: false, reason: 'too-few-firms' } })],
  ['too-small-a-change', audit({ publication: { ok: false, reason: 'too-small-a-change' } })],
  ['too-few-firms', audit({ balance: null, types: null })],
])('is held back: %s', (reason, held) => {
  const refused = refusalOf(() => buildSummary(of, held, bytes));
  expect(refused).toEqual(['audit-summary.held-back', reason]);
});

it('refuses a region of another country, and knows the code of Greece', () => {
  const refused = refusalOf(() => buildSummary({ ...of, nuts1: 'AT1' }, audit(), bytes));
  expect(refused).toEqual(['audit-summary.other-country', 'AT1']);
  expect(buildSummary({ ...of, country: 'GR', nuts1: 'EL3' }, audit(), bytes).nuts1).toBe('EL3');
});
