import { alphaInterval } from '../audit/statistics/alpha-interval.js';
import { krippendorffAlpha } from '../audit/statistics/krippendorff-alpha.js';
import type { ClaimFact } from './claim-fact.js';
import { measureAgreement } from './measure-agreement.js';
import { claimOf, judged, upTo } from './testing/made-up-claims.js';

/** The n-th claim with two judgements: five people, five firms and five assessors in turn. */
const double = (n: number, first: number, second: number, over: Partial<ClaimFact> = {}) => {
  const who = (n % 5) + 1;
  return claimOf(n, {
    ...{ person: `p${String(who)}`, firm: `f${String(who)}`, level: 3 },
    judgements: [
      judged(`a${String(who)}`, { level: first }),
      judged(`a${String((who % 5) + 1)}`, { level: second, turn: 2 }),
    ],
    ...over,
  });
};
/** Of thirty: `differ` where one found it met and the other nothing; the others half and half. */
const thirty = (differ: number) =>
  upTo(30).map((n) => (n <= differ ? double(n, 3, 0) : double(n, n % 2 ? 3 : 0, n % 2 ? 3 : 0)));

it('is that of the ratings not met, below and at the claimed level', () => {
  const claims = [...thirty(1), double(31, 2, 1), double(32, 3, 1)];
  const units = [
    ...upTo(30).map((n) => (n === 1 ? [0, 2] : n % 2 ? [2, 2] : [0, 0])),
    ...[
      [1, 1],
      [1, 2],
    ],
  ].sort(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d);
  const alpha = krippendorffAlpha(units, 'ordinal', [0, 1, 2]) ?? 0;
  const [low = 0, high = 0] =
    alphaInterval(units, 'ordinal', [0, 1, 2], { seed: 20_261_123 }) ?? [];
  const rounded = (value: number) => Math.round(value * 100) / 100;
  expect(measureAgreement(claims)).toEqual({
    ...{ n: 32, value: rounded(alpha), standing: 'reached' },
    interval: { low: rounded(low), high: rounded(high) },
  });
  expect(measureAgreement(claims.toReversed())).toEqual(measureAgreement(claims));
});

it.each([
  [1, 'reached'],
  [4, 'tentative'],
  [12, 'low'],
])('with %i of thirty that differ is %s', (differ, standing) => {
  expect(measureAgreement(thirty(differ)).standing).toBe(standing);
});

it('is held back with under thirty, and says how many there are', () => {
  expect(measureAgreement(thirty(1).slice(0, 29))).toEqual({
    n: 29,
    heldBack: 'too-few-assessments',
  });
});

it('is held back where all ratings are alike: chance cannot be told', () => {
  expect(measureAgreement(upTo(30).map((n) => double(n, 3, 3)))).toEqual({
    n: 30,
    heldBack: 'all-alike',
  });
});

it('is held back where few are behind it, and does not say how many', () => {
  expect(measureAgreement([])).toEqual({ heldBack: 'nothing-recorded' });
  const few = (over: Partial<ClaimFact>) =>
    measureAgreement(thirty(1).map((claim) => ({ ...claim, ...over })));
  expect(few({ person: 'p1' })).toEqual({ heldBack: 'too-few-people' });
  expect(few({ firm: 'f1' })).toEqual({ heldBack: 'too-few-firms' });
  const pair = [judged('a1'), judged('a2', { turn: 2 })];
  expect(few({ judgements: pair })).toEqual({ heldBack: 'too-few-assessors' });
});

it('takes no pair from a file, where both signed the same', () => {
  const stated = thirty(1).map((claim) => ({ ...claim, stated: true }));
  expect(measureAgreement(stated)).toEqual({ heldBack: 'nothing-recorded' });
});
