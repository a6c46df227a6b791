import { madeUpSkills } from '../../../../../test/support/audit-skills.js';
import type { DomainError } from '../../core/domain-error.js';
import type { Demand, HeldEvidence, SkillsInput } from '../audit-input.js';
import { checkSkillsInput } from './check-skills-input.js';

const input = madeUpSkills(1);
const demand = (change: Partial<Demand>): SkillsInput => ({
  ...input,
  demands: input.demands.map((d, i) => (i === 1 ? { ...d, ...change } : d)),
});
const holding = (change: Partial<HeldEvidence>): SkillsInput => ({
  ...input,
  holders: [
    {
      id: 'p',
      holds: [{ competence: 'weld', level: 3, grade: 'A', issuedAt: -1, assessor: 'x', ...change }],
    },
  ],
});
const faults = (bad: SkillsInput): string[] => {
  try {
    checkSkillsInput(bad);
    return [];
  } catch (error) {
    const { code, refusal } = error as DomainError;
    expect(code).toBe('audit.figure-refused');
    return (refusal.issues ?? []).map(({ path }) => path);
  }
};

it.each(Array.from({ length: 20 }, (_, i) => i))('takes made-up firm %i', (seed) => {
  expect(faults(madeUpSkills(seed))).toEqual([]);
});

it.each<[string, SkillsInput, string]>([
  ['negative people', demand({ people: -1 }), '/demands/1/people'],
  ['people that are no number', demand({ people: NaN }), '/demands/1/people'],
  ['absurdly many people', demand({ people: 1e9 }), '/demands/1/people'],
  ['half a person', demand({ people: 1.5 }), '/demands/1/people'],
  ['criticality beyond the scale', demand({ criticality: 6 }), '/demands/1/criticality'],
  ['no level', demand({ level: NaN }), '/demands/1/level'],
  ['an unknown class', demand({ decay: 'magic' as 'craft' }), '/demands/1/decay'],
  ['an endless level', holding({ level: Infinity }), '/holders/0/holds/0/level'],
  ['an unknown grade', holding({ grade: 'Z' as 'A' }), '/holders/0/holds/0/grade'],
  ['issued in another age', holding({ issuedAt: -2000 }), '/holders/0/holds/0/issuedAt'],
  ['expiry that is no number', holding({ expiresAt: NaN }), '/holders/0/holds/0/expiresAt'],
  ['endless practice', holding({ practisedUntil: Infinity }), '/holders/0/holds/0/practisedUntil'],
  ['a role of nothing', { ...input, roles: [{ role: 'r', core: [] }] }, '/roles/0/core'],
  ['a role nobody defined', { ...input, roles: [{ role: 'r', core: ['fly'] }] }, '/roles/0/core'],
  [
    'a demand twice',
    { ...input, demands: [...input.demands, ...input.demands.slice(0, 1)] },
    '/demands/4',
  ],
  ['a person twice', { ...input, holders: [...input.holders, ...input.holders] }, '/holders'],
])('refuses %s', (_, bad, path) => {
  expect(faults(bad)).toEqual([path]);
});

it('names all faults at once', () => {
  expect(faults(demand({ people: -1, criticality: 0 }))).toHaveLength(2);
});
