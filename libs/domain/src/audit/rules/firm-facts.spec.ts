import { goldenSkills, goldenSkillsInput } from '../../../../../test/support/audit-skills.js';
import type { Gap, SkillsAppraisal } from '../skills-appraisal.js';
import { analyseSkills } from '../skills/analyse-skills.js';
import { gapFacts, weakestLevel } from './firm-facts.js';

const golden = goldenSkills();
const none = { fillableByPartner: 0, jointTraining: 0 };

it.each(['S1', 'S2', 'S3'])('gives the golden facts about the gaps of %s', (firm) => {
  const expected = golden.expected[firm]?.gapFacts ?? {};
  const heads = golden.inputs.firms[firm]?.heads ?? 0;
  const skills = analyseSkills(goldenSkillsInput(golden, firm), { heads });
  const pool = {
    fillableByPartner: Number(expected.fillableByPartner),
    jointTraining: Number(expected.jointTraining),
  };
  expect(gapFacts(skills, pool)).toEqual(expected);
});

const skills = (...gaps: readonly Partial<Gap>[]): SkillsAppraisal => ({
  gaps: gaps as readonly Gap[],
  multiJob: null,
  notes: [],
});

it('knows nothing of marketing or of stand-ins where nothing was computed', () => {
  expect(gapFacts(skills(), none)).toEqual({
    marketing: undefined,
    multiJobShare: undefined,
    rolesWithBackup: undefined,
    evidenceGaps: 0,
    majorGaps: 0,
    fillableByPartner: 0,
    jointTraining: 0,
    keyPersonRisks: 0,
  });
});

it('takes marketing for as well covered as its worst competence', () => {
  const facts = gapFacts(
    skills(
      { family: 'MKT', verdict: 'no-gap' },
      { family: 'MKT', verdict: 'evidence-gap' },
      { family: 'MKT', verdict: 'not-required' },
      { family: 'TEC', verdict: 'major-gap' },
    ),
    none,
  );
  expect(facts.marketing).toBe('evidence-gap');
});

it('counts no risk where nobody is needed', () => {
  const facts = gapFacts(skills({ need: 0, busFactor: 1 }, { need: 2, busFactor: 1 }), none);
  expect(facts.keyPersonRisks).toBe(1);
});

it('names the weakest level only from seven draws in ten on', () => {
  expect(weakestLevel([0.1, 0.2, 0.7])).toBe('CD');
  expect(weakestLevel([0.69, 0.2, 0.11])).toBeNull();
});
