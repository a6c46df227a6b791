import type { ClaimFact } from './claim-fact.js';
import { findReassessments } from './find-reassessments.js';
import { claimOf, dayOf2026, judged, notMet } from './testing/made-up-claims.js';

const found = (...claims: readonly ClaimFact[]) =>
  findReassessments(claims).map(({ grade, confirmed, assessor }) => [grade, confirmed, assessor]);
const second = { turn: 2, at: dayOf2026(20) } as const;
const twice = (...judgements: ClaimFact['judgements']) => claimOf(1, { judgements });

it('takes a second assessor of the same claim, whatever comes out', () => {
  expect(found(twice(judged('a1'), judged('a2', second)))).toEqual([['B', true, 'a1']]);
  expect(found(twice(judged('a1', { grade: 'A' }), notMet('a2', second)))).toEqual([
    ['A', false, 'a1'],
  ]);
  expect(found(twice(judged('a1'), judged('a2', { ...second, level: 1 })))).toEqual([
    ['B', false, 'a1'],
  ]);
});

it('says for whom, and of which firm', () => {
  expect(findReassessments([twice(judged('a1'), judged('a2', second))])).toEqual([
    { grade: 'B', confirmed: true, person: 'p1', firm: 'f1', assessor: 'a1' },
  ]);
});

it('takes a later claim of the same person by another assessor, across minor versions', () => {
  const later = claimOf(1, {
    id: 'c9',
    standard: 'https://hub.example/standards/stitching/v1.3',
    judgements: [notMet('a2', { at: dayOf2026(300) })],
  });
  expect(found(later, claimOf(1))).toEqual([['B', false, 'a1']]);
  expect(found(later, claimOf(2))).toEqual([]);
  const other = { ...later, standard: 'https://hub.example/standards/stitching/v2.0' };
  expect(found(other, claimOf(1))).toEqual([]);
});

it('takes an appeal, also against what was entered from a file', () => {
  const appeal = judged('a3', { turn: 4, at: dayOf2026(40) });
  expect(found(twice(judged('a1'), appeal))).toEqual([['B', true, 'a1']]);
  const stated = { ...twice(judged('a1'), judged('a2', { turn: 2 }), appeal), stated: true };
  expect(found(stated)).toEqual([['B', true, 'a2']]);
});

it.each<[string, readonly ClaimFact[]]>([
  ['one judgement', [claimOf(1)]],
  ['the same assessor once more', [twice(judged('a1'), judged('a1', second))]],
  ['an assessor with a tie', [twice(judged('a1'), judged('a2', { ...second, tie: 'same-firm' }))]],
  [
    'a fresh judgement that was ordered',
    [twice(judged('a1'), judged('a2', { ...second, turn: 3 }))],
  ],
  [
    'a file, where nobody judged alone',
    [{ ...twice(judged('a1'), judged('a2', second)), stated: true }],
  ],
  ['a first judgement that found nothing met', [twice(notMet('a1'), judged('a2', second))]],
  ['a grade that does not certify', [twice(judged('a1', { grade: 'D' }), judged('a2', second))]],
  [
    'a claim for less than what was found',
    [
      claimOf(1),
      claimOf(1, { id: 'c9', level: 1, judgements: [judged('a2', { ...second, level: 1 })] }),
    ],
  ],
  [
    'more than two years later',
    [claimOf(1), claimOf(1, { id: 'c9', judgements: [notMet('a2', { at: dayOf2026(11 + 731) })] })],
  ],
  [
    'an assessor who judged this person in it before',
    [
      claimOf(1, { id: 'c0', judgements: [notMet('a2', { at: dayOf2026(2) })] }),
      twice(judged('a1'), judged('a2', second)),
    ],
  ],
])('does not take %s', (_, claims) => {
  expect(found(...claims)).toEqual([]);
});

it('holds each against the latest earlier judgement, in any order of the claims', () => {
  const claims = [
    claimOf(1, { judgements: [judged('a1', { grade: 'C' })] }),
    claimOf(1, { id: 'c8', judgements: [judged('a2', { at: dayOf2026(50), grade: 'A' })] }),
    claimOf(1, { id: 'c9', judgements: [notMet('a3', { at: dayOf2026(90) })] }),
    claimOf(2, { judgements: [judged('a1'), judged('a2', second)] }),
  ];
  const expected = [
    ['C', true, 'a1'],
    ['A', false, 'a2'],
    ['B', true, 'a1'],
  ];
  expect(found(...claims)).toEqual(expected);
  expect(found(...claims.toReversed())).toEqual(expected);
});
