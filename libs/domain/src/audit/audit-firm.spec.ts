import { goldenSkills, goldenSkillsInput } from '../../../../test/support/audit-skills.js';
import type { FirmAuditInput } from './audit-document.js';
import { auditFirm } from './audit-firm.js';
import { auditVersions, ENGINE_VERSION } from './audit-versions.js';
import { roundFigures } from './round-figures.js';
import { allRules } from './rules/all-rules.js';
import { answersBy, learningInputOf, type GoldenFile } from './testing/golden-cases.js';

const golden = goldenSkills();
const { inputs } = golden as unknown as GoldenFile;

function input(name: string): FirmAuditInput {
  const firm = inputs.firms[name];
  const facts = golden.expected[name]?.gapFacts;
  if (!firm) throw new Error(name);
  return {
    learning: learningInputOf(firm),
    skills: goldenSkillsInput(golden, name),
    fillableByPartner: Number(facts?.fillableByPartner),
    jointTraining: Number(facts?.jointTraining),
  };
}
const nobody: FirmAuditInput = {
  learning: { heads: 0, exposureMonths: 0, respondents: [], indicators: [] },
  skills: { demands: [], roles: [], holders: [] },
  fillableByPartner: 0,
  jointTraining: 0,
};

describe.each(['S1', 'S2', 'S3'])('golden firm %s', (name) => {
  const audit = auditFirm(input(name));

  it('is given the golden recommendations, each with what it rests on', () => {
    expect(audit.recommendations.map(({ rule }) => rule)).toEqual(
      golden.expected[name]?.recommendations,
    );
    for (const { rule, because, priority } of audit.recommendations) {
      expect(because.length).toBeGreaterThan(0);
      expect(priority).toBe(allRules.find(({ id }) => id === rule)?.priority);
    }
  });

  it('says what must be said', () => {
    expect(audit.statements).toEqual(['S1', 'S2', 'S7', 'S8']);
  });

  it('is the same to the last bit when computed again, in whatever order people are named', () => {
    const { learning, skills, ...others } = input(name);
    const turned = {
      ...others,
      learning: { ...learning, respondents: [...learning.respondents].reverse() },
      skills,
    };
    expect(JSON.stringify(auditFirm(input(name)))).toBe(JSON.stringify(audit));
    expect(auditFirm(turned).recommendations).toEqual(audit.recommendations);
    expect(auditFirm(turned).learning.balance).toEqual(audit.learning.balance);
  });

  it('can be stored: six decimals, nothing endless', () => {
    const text = JSON.stringify(roundFigures(audit));
    expect(text).not.toMatch(/\d\.\d{7}|e-\d|:-0[,}]/);
    expect(JSON.parse(text)).toEqual(roundFigures(audit));
  });
});

it('names the facts behind a recommendation', () => {
  const { recommendations } = auditFirm(input('S1'));
  expect(recommendations[0]).toEqual({
    rule: 'R01',
    priority: 90,
    because: [{ path: 'type.outcome', value: 'CRISIS_DRIVEN' }],
  });
  expect(recommendations.find(({ rule }) => rule === 'R21')?.because).toEqual([
    { path: 'gaps.multiJobShare', value: 0 },
    { path: 'gaps.rolesWithBackup', value: 0 },
  ]);
});

it('names the versions and the seed', () => {
  const { versions, seed } = auditFirm(nobody, { seed: 7 });
  expect(versions).toBe(auditVersions);
  expect(versions.engine).toBe(ENGINE_VERSION);
  expect(
    Object.values<string>({ ...versions }).every((version) => /^\d+\.\d+\.\d+$/.test(version)),
  ).toBe(true);
  expect(seed).toBe(7);
  expect(auditFirm(nobody).seed).toBe(20_261_123);
});

describe('input that says little', () => {
  it('is given no advice but that no type is given, when nobody answered', () => {
    const audit = auditFirm(nobody);
    expect(audit.learning.balance).toBeNull();
    expect(audit.recommendations.map(({ rule }) => rule)).toEqual(['R07']);
    expect(audit.statements).toEqual(['S1', 'S2', 'S7']);
  });

  it.each([
    ['does not know', 'DK'],
    ['answers always alike', 2],
  ])('gives no balance and no score when everybody %s', (_, code) => {
    const answers = answersBy(() => code as number);
    const respondents = ['a', 'b', 'c'].map((id) => ({ id, answers }));
    const audit = auditFirm({ ...nobody, learning: { ...nobody.learning, heads: 9, respondents } });
    expect(audit.learning.balance).toBeNull();
    const because = audit.recommendations.flatMap((recommendation) => recommendation.because);
    expect(because.filter(({ path }) => /^(score|mode|balance)/.test(path))).toEqual([]);
  });

  it('says that one person shows one view', () => {
    const learning = input('S1').learning;
    const one = { ...learning, respondents: learning.respondents.slice(0, 1) };
    expect(auditFirm({ ...input('S1'), learning: one }).statements).toContain('S6');
  });
});

it('asks to assess before training where claims would explain the shortfall', () => {
  expect(auditFirm(input('S3')).recommendations.map(({ rule }) => rule)).toContain('R22');
});

it('goes by what re-assessments found', () => {
  const records = { B: { confirmed: 0, refuted: 100 } };
  const [before, after] = [auditFirm(input('S2')), auditFirm(input('S2'), { records })];
  const covered = ({ skills }: typeof before) => skills.gaps[2]?.coverage ?? 0;
  expect(covered(after)).toBeLessThan(covered(before));
  expect(after.skills.reassessments).toBe(100);
});

it('is the same to the byte while no re-assessment is known', () => {
  const none = auditFirm(input('S2'), { records: {} });
  expect(JSON.stringify(none)).toBe(JSON.stringify(auditFirm(input('S2'))));
});
