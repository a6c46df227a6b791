import type { PoolPlan } from '../skills-appraisal.js';
import { sayPool } from './say-pool.js';
import { reportWords } from './words-of-reports.js';

const en = reportWords('en');
const names = { firm: (id: string) => `Firm ${id}`, competence: (id: string) => `skill ${id}` };
const plan: PoolPlan = {
  matches: [{ competence: 'q', from: 'S2', to: 'S1', units: 1, value: 5 }],
  left: [{ firm: 'S1', competence: 'm', level: 4, units: 5.7, criticality: 4 }],
  courses: { ids: ['J1', 'J2'], cost: 4200, value: 18.8 },
  exact: true,
};

it('says who helps whom, what it costs, and that people are named only if they agree', () => {
  expect(sayPool(plan, names, en)).toEqual([
    'Firm S2 can help Firm S1 with skill q: 1.0.',
    'Open after help between firms: 5.7 people.',
    'Joint courses: 2, for €4,200 in all.',
    en.pool.exact,
    en.pool.consent,
  ]);
});

it('claims no best choice where it has not looked at all of them', () => {
  expect(sayPool({ ...plan, exact: false }, names, en)).toContain(en.pool.good);
});

it('says so when there is nothing, and only five helps of many', () => {
  const none = { matches: [], left: [], courses: { ids: [], cost: 0, value: 0 }, exact: true };
  expect(sayPool(none, names, en)).toEqual([en.pool.noMatch, en.pool.noCourse, en.pool.consent]);
  const many = { ...plan, matches: Array.from({ length: 9 }, () => plan.matches).flat() };
  expect(sayPool(many, names, en).filter((said) => said.includes('can help'))).toHaveLength(5);
});
