import { type Concerned, holdBack } from './hold-back.js';

const row = (n: number, over: Partial<Concerned> = {}): Concerned => ({
  ...{ person: `p${String(n)}`, firm: `f${String(n)}`, assessors: [`a${String(n)}`] },
  ...over,
});
const five = [1, 2, 3, 4, 5].map((n) => row(n));

it('shows what is of five people, firms and assessors', () => {
  expect(holdBack(five)).toBeUndefined();
});

it.each([
  ['nothing-recorded', []],
  ['too-few-people', five.slice(0, 4)],
  ['too-few-people', [...five.slice(0, 4), row(4, { firm: 'f5', assessors: ['a5'] })]],
  ['too-few-firms', five.map((one) => ({ ...one, firm: one.firm === 'f5' ? 'f4' : 'f1' }))],
  ['too-few-firms', five.map(({ person, assessors }) => ({ person, assessors: assessors ?? [] }))],
  ['too-few-assessors', five.map((one) => ({ ...one, assessors: ['a1', 'a2', 'a3', 'a4'] }))],
] as const)('holds back: %s', (reason, rows) => {
  expect(holdBack(rows)).toBe(reason);
});

it('does not ask for assessors where a figure says nothing of them', () => {
  expect(holdBack(five.map(({ person, firm = '' }) => ({ person, firm })))).toBeUndefined();
});
