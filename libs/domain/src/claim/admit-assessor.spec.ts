import { admitAssessor } from './admit-assessor.js';
import type { Tie } from './tie-between.js';

const candidate = { personId: 'ada', firmId: 'last-maker', managerId: 'bruno' };
const person = (personId: string, firmId: string, isAssessor = true) => ({
  personId,
  firmId,
  isAssessor,
});
const outsider = person('carla', 'sole-maker');
const manager = person('bruno', 'last-maker');
const manager2 = person('bruno', 'holding');
const colleague = person('dario', 'last-maker');

it.each<[string, ReturnType<typeof person>, Tie, string | undefined, string]>([
  ['the candidate', person('ada', 'last-maker'), 'same-firm', undefined, 'assessor.is-candidate'],
  [
    'somebody without mandate',
    person('ugo', 'sole-maker', false),
    'none',
    undefined,
    'assessor.not-mandated',
  ],
  ['an undeclared line manager', manager, 'none', undefined, 'assessor.conflict-undeclared'],
  [
    'an undeclared line manager of another firm',
    manager2,
    'none',
    undefined,
    'assessor.conflict-undeclared',
  ],
  ['an undeclared colleague', colleague, 'none', undefined, 'assessor.conflict-undeclared'],
  [
    'a manager declared as a mere colleague',
    manager,
    'same-firm',
    undefined,
    'assessor.tie-mismatch',
  ],
  ['an outsider who declares a tie', outsider, 'same-firm', undefined, 'assessor.tie-mismatch'],
  ['the first assessor as the second', outsider, 'none', 'carla', 'assessor.not-independent'],
  ['a colleague as the second', colleague, 'same-firm', 'carla', 'assessor.not-independent'],
])('refuses %s', (_name, assessor, declaredTie, first, code) => {
  expect(() => admitAssessor({ candidate, assessor, declaredTie, first })).toThrow(
    expect.objectContaining({ code }) as Error,
  );
});

it.each<[string, ReturnType<typeof person>, Tie, string | undefined]>([
  ['an assessor of another firm', outsider, 'none', undefined],
  ['a line manager who says so', manager, 'line-manager', undefined],
  ['a colleague who says so', colleague, 'same-firm', undefined],
  ['an outsider as the second', person('elio', 'heel-maker'), 'none', 'bruno'],
])('admits %s', (_name, assessor, declaredTie, first) => {
  expect(admitAssessor({ candidate, assessor, declaredTie, first })).toBe(declaredTie);
});
