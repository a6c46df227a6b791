import { goldenSkills, goldenSkillsInput } from '../../../../../test/support/audit-skills.js';
import { analyseSkills } from '../skills/analyse-skills.js';
import type { PoolNeed } from '../skills-appraisal.js';
import { planPool, poolFactsOf } from './plan-pool.js';
import { needsOf, offersOf } from './pool-lines.js';

const golden = goldenSkills();
const { pooling } = golden.expected;
const names = ['S1', 'S2', 'S3'];
const firms = names.map((firm) => ({
  firm,
  gaps: analyseSkills(goldenSkillsInput(golden, firm), {
    heads: golden.inputs.firms[firm]?.heads ?? 0,
  }).gaps,
  shares: golden.inputs.share[firm] ?? false,
}));
const courses = golden.inputs.courses.map(({ comp, ...rest }) => ({ ...rest, competence: comp }));
const { budget } = golden.inputs;
const goldenLine = ({ firm, competence, units, criticality }: PoolNeed) => ({
  sme: firm,
  comp: competence,
  units: expect.closeTo(units, 9) as number,
  crit: criticality,
});

it('finds the golden needs and offers', () => {
  expect(pooling.needs).toEqual(firms.flatMap(needsOf).map(goldenLine));
  expect(
    firms.flatMap(offersOf).map(({ firm, competence, units }) => [firm, competence, units]),
  ).toEqual(pooling.offers.map(({ sme, comp, units }) => [sme, comp, units]));
});

it('makes the golden plan', () => {
  const plan = planPool({ firms, courses, budget });
  expect(pooling.match).toEqual(
    plan.matches.map(({ competence, units, value, ...pair }) => ({
      ...pair,
      comp: competence,
      units: expect.closeTo(units, 9) as number,
      value: expect.closeTo(value, 9) as number,
    })),
  );
  expect(pooling.left).toEqual(plan.left.map(goldenLine));
  expect(plan.courses).toEqual({
    ids: pooling.chosen.set,
    cost: pooling.chosen.cost,
    value: expect.closeTo(pooling.chosen.value, 9) as number,
  });
  expect(plan.exact).toBe(true);
});

it.each(names)('gives %s the golden facts', (firm) => {
  const facts = golden.expected[firm]?.gapFacts;
  expect(poolFactsOf(planPool({ firms, courses, budget }), courses, firm)).toEqual({
    fillableByPartner: facts?.fillableByPartner,
    jointTraining: facts?.jointTraining,
  });
});

it('helps the nearer firm where distance costs something', () => {
  const distance = (_: string, to: string) => (to === 'S1' ? 5 : 0);
  const { matches, left } = planPool({ firms, courses: [], budget: 0, distance });
  expect(matches.map(({ from, to }) => [from, to])).toEqual([['S2', 'S3']]);
  expect(left.filter(({ competence }) => competence === 'qual-record')).toMatchObject([
    { firm: 'S1', units: 1 },
  ]);
});

it('does nothing where nobody takes part', () => {
  expect(planPool({ firms: [], courses: [], budget: 0 })).toEqual({
    matches: [],
    left: [],
    courses: { ids: [], cost: 0, value: 0 },
    exact: true,
  });
});

it('refuses a distance below nothing', () => {
  const refused = { firms, courses, budget, distance: () => -1 };
  expect(() => planPool(refused)).toThrow('audit.figure-refused');
});
