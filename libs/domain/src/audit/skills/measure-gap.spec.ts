import { goldenSkills } from '../../../../../test/support/audit-skills.js';
import { measureGap } from './measure-gap.js';

it('gives the golden figures', () => {
  const { gap } = goldenSkills().unit as {
    gap: { q: number[]; need: number; out: Record<string, number> };
  };
  for (const [name, value] of Object.entries(gap.out).filter(([name]) => name !== 'dist'))
    expect(measureGap(gap.q, gap.need)).toHaveProperty(name, expect.closeTo(value, 12));
});

it('has no gap where nobody is needed, and a whole one where nobody is able', () => {
  expect(measureGap([0.5], 0)).toEqual({
    need: 0,
    expected: 0.5,
    coverage: 1,
    pGap: 0,
    shortfall: 0,
    surplus: 0.5,
  });
  expect(measureGap([0, 0], 3)).toMatchObject({ coverage: 0, pGap: 1, shortfall: 3, surplus: 0 });
});
