import { type Admission, admitAssessor, admitModerator } from './admit-assessor.js';
import type { Tie } from './tie-between.js';

const candidate = { personId: 'ada', firmId: 'last-maker', managerId: 'bruno' };
const person = (personId: string, firmId: string, isAssessor = true) => ({
  personId,
  firmId,
  isAssessor,
});
const asked = ({
  first,
  ...over
}: Partial<Admission> & { first?: string | undefined }): Admission => ({
  candidate,
  assessor: outsider,
  declaredTie: 'none',
  turn: first === undefined ? 1 : 2,
  earlier: first === undefined ? [] : [first],
  makers: [],
  officers: [],
  ...over,
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
  expect(() => admitAssessor(asked({ assessor, declaredTie, first }))).toThrow(
    expect.objectContaining({ code }) as Error,
  );
});

it.each<[string, ReturnType<typeof person>, Tie, string | undefined]>([
  ['an assessor of another firm', outsider, 'none', undefined],
  ['a line manager who says so', manager, 'line-manager', undefined],
  ['a colleague who says so', colleague, 'same-firm', undefined],
  ['an outsider as the second', person('elio', 'heel-maker'), 'none', 'bruno'],
])('admits %s', (_name, assessor, declaredTie, first) => {
  expect(admitAssessor(asked({ assessor, declaredTie, first }))).toBe(declaredTie);
});

it.each<[string, Partial<Admission>, string]>([
  ['a witness of the evidence', { makers: ['carla'] }, 'assessor.made-evidence'],
  ['who acted for the hub', { officers: ['carla'] }, 'issuer.was-assessor'],
  ['kinship or money', { conflict: true }, 'assessor.conflict'],
  ['a fresh assessor who moderated', { turn: 3, earlier: ['carla'] }, 'assessor.not-independent'],
  ['an appeal assessor from before', { turn: 4, earlier: ['carla'] }, 'appeal.not-independent'],
  [
    'an appeal assessor of the same firm',
    { turn: 4, assessor: colleague, declaredTie: 'same-firm' },
    'appeal.not-independent',
  ],
  [
    'a colleague who has changed firms since and says nothing',
    { recordedTie: 'same-firm' },
    'assessor.conflict-undeclared',
  ],
])('refuses %s', (_name, over, code) => {
  expect(() => admitAssessor(asked(over))).toThrow(expect.objectContaining({ code }) as Error);
});

it('keeps a tie that was on record before', () => {
  const over = { recordedTie: 'same-firm', declaredTie: 'same-firm' } as const;
  expect(admitAssessor(asked(over))).toBe('same-firm');
});

it.each(['ada', 'carla'])('refuses %s as moderator', (moderator) => {
  expect(() => {
    admitModerator(moderator, 'ada', ['carla']);
  }).toThrow(expect.objectContaining({ code: 'moderator.not-independent' }) as Error);
});

it('admits a moderator who is neither, and an officer who is no person of the cluster', () => {
  for (const moderator of ['elio', undefined])
    expect(() => {
      admitModerator(moderator, 'ada', ['carla']);
    }).not.toThrow();
});
