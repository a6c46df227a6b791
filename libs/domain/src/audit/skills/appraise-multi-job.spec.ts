import { appraiseMultiJob } from './appraise-multi-job.js';

const roles = [
  { role: 'bench', core: ['saw', 'glue'] },
  { role: 'sales', core: ['sell'] },
];
const able: readonly Readonly<Record<string, number>>[] = [
  { saw: 0.9, glue: 0.4, sell: 0.6 }, // geometric mean exactly .6: both roles
  { saw: 0.9, glue: 0.39, sell: 0.59 },
  {},
];
const probability = (person: number, competence: string) => able[person]?.[competence] ?? 0;

it('counts a role as covered from a geometric mean of .6 on, among everybody', () => {
  expect(appraiseMultiJob(roles, 3, probability)).toEqual({
    rolesPerPerson: 2 / 3,
    multiJobShare: 1 / 3,
    rolesWithBackup: 0,
    rolesWithNobody: [],
  });
});

it('names the roles that nobody covers', () => {
  expect(appraiseMultiJob(roles, 2, (person) => (person === 0 ? 0 : 0.5))?.rolesWithNobody).toEqual(
    ['bench', 'sales'],
  );
});

it('says nothing without roles or people', () => {
  expect(appraiseMultiJob([], 3, probability)).toBeNull();
  expect(appraiseMultiJob(roles, 0, probability)).toBeNull();
});
