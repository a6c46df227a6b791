import { goldenSkills, goldenSkillsInput } from '../../../../../test/support/audit-skills.js';
import type { ClusterAppraisal } from '../learning-appraisal.js';
import { analyseSkills } from '../skills/analyse-skills.js';
import { clusterFacts, unmappedStandards } from './cluster-facts.js';
import { recommend } from './recommend.js';

const golden = goldenSkills();
const skills = ['S1', 'S2', 'S3'].map((firm) =>
  analyseSkills(goldenSkillsInput(golden, firm), {
    heads: golden.inputs.firms[firm]?.heads ?? 0,
  }),
);

it('counts a competence that several firms need once', () => {
  expect(unmappedStandards(skills)).toBe(1);
  expect(unmappedStandards(skills.slice(1, 2))).toBe(0);
});

it('gives the golden recommendations of the cluster', () => {
  const appraisal = {
    type: { outcome: 'SEGMENTED_PORTERIAN' },
    collective: { outcome: 'not-evidenced' },
  } as ClusterAppraisal;
  const rules = recommend(clusterFacts(appraisal, skills), 'hub').map(({ rule }) => rule);
  expect(rules).toEqual(golden.expected.cluster?.recommendations);
});
