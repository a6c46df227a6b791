import { goldenSkills } from '../../../../../test/support/audit-skills.js';
import { mulberry32 } from '../random/mulberry32.js';
import { addPerson, atLeast, countAble, strongestFirst } from './count-able.js';

it('is the golden distribution', () => {
  const { poissonBinomial } = goldenSkills().unit as {
    poissonBinomial: { in: number[]; out: number[] };
  };
  const wanted = poissonBinomial.out.map((p) => expect.closeTo(p, 12) as number);
  expect(countAble(poissonBinomial.in)).toEqual(wanted);
});

it.each([1, 2, 3, 4, 5, 6])('is what counting all cases gives (%i)', (seed) => {
  const random = mulberry32(seed);
  const q = Array.from({ length: 8 }, () => random());
  const cases = new Array<number>(9).fill(0);
  for (let mask = 0; mask < 256; mask++) {
    const able = q.map((_, i) => Boolean((mask >> i) & 1));
    const number = able.filter(Boolean).length;
    const p = q.reduce((product, qi, i) => product * (able[i] ? qi : 1 - qi), 1);
    cases[number] = (cases[number] ?? 0) + p;
  }
  expect(countAble(q)).toEqual(cases.map((p) => expect.closeTo(p, 12) as number));
});

it('starts from nobody and grows by each person', () => {
  expect(countAble([])).toEqual([1]);
  expect(addPerson([1], 0.25)).toEqual([0.75, 0.25]);
  expect(atLeast([0.2, 0.3, 0.5], 1)).toBeCloseTo(0.8, 12);
  expect(strongestFirst([0, 0.2, 0.9, 0])).toEqual([0.9, 0.2]);
});
