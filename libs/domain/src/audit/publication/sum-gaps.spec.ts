import { goldenFirms } from '../../../../../test/support/audit-clusters.js';
import type { Gap, SkillsAppraisal } from '../skills-appraisal.js';
import { sumGaps } from './sum-gaps.js';

const [golden] = goldenFirms(1)[0]?.audit.skills.gaps ?? [];
const firm = (...gaps: readonly Partial<Gap>[]): SkillsAppraisal => ({
  gaps: gaps.map((gap) => ({ ...(golden as Gap), competence: 'weld', ...gap })),
  multiJob: null,
  notes: [],
});
const times = (count: number, skills: SkillsAppraisal) =>
  Array.from({ length: count }, () => skills);

it('sums what five firms or more need', () => {
  const gap = { need: 2, shortfall: 0.62, verdict: 'major-gap' } as const;
  const skills = [...times(4, firm(gap)), firm({ ...gap, verdict: 'evidence-gap' })];
  expect(sumGaps(skills)).toEqual([
    { competence: 'weld', firms: 5, need: 10, covered: 6.9, majorGaps: 4, evidenceGaps: 1 },
  ]);
  expect(sumGaps(skills.slice(1))).toEqual([]);
});

it('does not count a firm that needs nobody', () => {
  expect(sumGaps([...times(4, firm({ need: 1 })), firm({ need: 0 })])).toEqual([]);
});

it('counts a firm with two levels of a competence once', () => {
  const both = firm({ need: 1, level: 3 }, { need: 1, level: 4 });
  expect(sumGaps(times(4, both))).toEqual([]);
  expect(sumGaps(times(5, both))).toMatchObject([{ firms: 5, need: 10, majorGaps: 5 }]);
});

it('leaves out a competence of which one firm has most of the need', () => {
  const small = times(5, firm({ need: 1 }));
  expect(sumGaps([...small, firm({ need: 5 })])).toHaveLength(1);
  expect(sumGaps([...small, firm({ need: 6 })])).toEqual([]);
});
