import type { ClaimFact } from './claim-fact.js';
import { type CultureInput, measureCulture } from './measure-culture.js';
import { claimOf, dayOf2026, judged, notMet, upTo } from './testing/made-up-claims.js';

const measure = (claims: readonly ClaimFact[], over: Partial<CultureInput> = {}) =>
  measureCulture({ claims, members: { firms: 6, employees: 120 }, assessors: 9, ...over });
const ten = (over: (n: number) => Partial<ClaimFact> = () => ({})) =>
  upTo(10).map((n) => claimOf(n, over(n)));
const second = (assessor: string) => judged(assessor, { turn: 2, at: dayOf2026(20) });

it('counts assessors per hundred employees of five firms or more', () => {
  expect(measure([]).assessors).toEqual({ n: 120, value: 7.5 });
  const of = (firms: number, employees: number) =>
    measure([], { members: { firms, employees } }).assessors;
  expect(of(4, 120)).toEqual({ heldBack: 'too-few-firms' });
  expect(of(0, 0)).toEqual({ heldBack: 'nothing-recorded' });
});

it('gives the share of certified claims that two assessed, and whether it is what is aimed at', () => {
  const doubled = (several: number) =>
    measure([
      ...ten((n) => (n <= several ? { judgements: [judged('a1'), second('a2')] } : {})),
      claimOf(11, { certified: false, judgements: [judged('a1'), second('a2')] }),
      claimOf(12, { stated: true, judgements: [judged('a1'), second('a2')] }),
    ]).doubled;
  expect(doubled(1)).toEqual({ n: 11, value: 0.09, aim: 0.1, reached: false });
  expect(doubled(2)).toEqual({ n: 11, value: 0.18, aim: 0.1, reached: true });
});

it('gives the share of grades A and B, to .05, of those whose grade was kept', () => {
  const { grade, ...unknown } = claimOf(11);
  expect(grade).toBe('B');
  const grades = (n: number) => ({ grade: n === 1 ? 'A' : n < 8 ? 'B' : 'C' }) as const;
  expect(measure([...ten(grades), unknown]).strong).toEqual({ n: 10, value: 0.7 });
  expect(measure([...ten(grades).slice(0, 7), claimOf(8, { grade: 'C' })]).strong).toEqual({
    n: 8,
    value: 0.9,
  });
});

it('gives by grade what re-assessments confirmed, and the weight that follows', () => {
  const claims = upTo(8).map((n) =>
    claimOf(n, {
      judgements: [
        judged(`a${String(n)}`),
        n > 2 ? second('b') : notMet('b', { turn: 2, at: dayOf2026(20) }),
      ],
    }),
  );
  const [a, b, c] = measure(claims).confirmations;
  expect(a).toEqual({ grade: 'A', heldBack: 'nothing-recorded', weight: 0.97, declared: 0.97 });
  // (9.2 + 6) / (10 + 8) = .844
  expect(b).toEqual({ grade: 'B', n: 8, value: 0.75, weight: 0.84, declared: 0.92 });
  expect(c?.weight).toBe(0.8);
  const few = measure(claims.slice(0, 4)).confirmations[1];
  expect(few).toEqual({ grade: 'B', heldBack: 'too-few-people', weight: 0.92, declared: 0.92 });
});

it('gives the median of days from evidence on file to the first judgement', () => {
  const claims = ten((n) => ({ judgements: [judged('a1', { at: dayOf2026(1 + n * n) })] }));
  // 25 and 36 in the middle
  expect(measure(claims).waiting).toEqual({ n: 10, value: 31 });
  expect(measure(ten(() => ({ stated: true }))).waiting).toEqual({ heldBack: 'nothing-recorded' });
});

it('gives appeals, and of those decided the share that was upheld', () => {
  const appealed = (n: number) => ({ appealed: true, ...(n > 1 && { upheld: n < 5 }) });
  expect(measure(ten(appealed)).appeals).toEqual({ n: 9, opened: 10, value: 0.35 });
  expect(measure(ten(appealed).slice(0, 5)).appeals).toEqual({
    heldBack: 'too-few-people',
    opened: 5,
  });
  expect(measure(ten(appealed).slice(0, 4)).appeals).toEqual({ heldBack: 'too-few-people' });
  expect(measure(ten()).appeals).toEqual({ heldBack: 'nothing-recorded' });
});

it('holds everything back of four people, and names what nobody records', () => {
  const { confirmations, notRecorded, assessors, ...figures } = measure(ten().slice(0, 4));
  void [confirmations, assessors];
  for (const { value } of Object.values(figures)) expect(value).toBeUndefined();
  expect(figures.strong).toEqual({ heldBack: 'too-few-people' });
  expect(notRecorded).toEqual(['own-record-read']);
});

it('does not depend on the order of the claims', () => {
  const claims = ten((n) => ({ judgements: [judged(`a${String(n)}`), second('b')] }));
  expect(measure(claims.toReversed())).toEqual(measure(claims));
});
