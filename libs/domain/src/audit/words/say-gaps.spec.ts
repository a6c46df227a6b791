import type { Gap, GapVerdict, SkillsAppraisal } from '../skills-appraisal.js';
import { GAP_MARKS, sayGaps, sayKeyPersons, sayLearned, sayMultiJob } from './say-gaps.js';
import { REPORT_LANGUAGES, reportWords } from './words-of-reports.js';

const en = reportWords('en');
const gap = (verdict: GapVerdict, over: Partial<Gap> = {}): Gap => ({
  ...{ competence: verdict, family: 'TEC', decay: 'craft', level: 3, criticality: 4, need: 2 },
  ...{ expected: 1, coverage: 0.5, pGap: 1, shortfall: 1, surplus: 0, pGapWithClaims: 0.4 },
  ...{ shortfallWithClaims: 0.2, explainedByClaims: 0.8, verdict, busFactor: 1 },
  ...{ keyPersonRisk: 0.5, mapped: true, verified: [], withClaims: [], sources: [] },
  ...over,
});
const skills = (gaps: readonly Gap[], over: Partial<SkillsAppraisal> = {}): SkillsAppraisal => ({
  ...{ gaps, multiJob: null, notes: [] },
  ...over,
});
const name = (id: string) => `«${id}»`;

it('tells the gravest first, and to assess before training where claims would explain it', () => {
  const all = skills([
    gap('no-gap'),
    gap('possible-gap'),
    gap('evidence-gap'),
    gap('gap'),
    gap('major-gap'),
  ]);
  expect(sayGaps(all, name, en)).toEqual([
    '«major-gap»: there is a large gap, and it is important.',
    '«evidence-gap»: assess before you train.',
    '«evidence-gap»: claims on file would explain 80% of what is missing.',
    '«gap»: there is a gap.',
    '«possible-gap»: there may be a gap.',
  ]);
});

it('says before the gaps that little or nothing is on record, and draws nothing from it', () => {
  const unknown = gap('evidence-gap', { explainedByClaims: 0, busFactor: 0 });
  const nothing = skills([unknown], { notes: ['nothing-on-record'] });
  expect(sayGaps(nothing, name, en)).toEqual([
    en.gaps.notes['nothing-on-record'],
    '«evidence-gap»: assess before you train.',
  ]);
  expect(sayKeyPersons(nothing, name, en)).toEqual([]);
  const few = skills([gap('gap')], { notes: ['few-on-record'] });
  expect(sayGaps(few, name, en)[0]).toBe(en.gaps.notes['few-on-record']);
});

it('tells what is lacking at two levels once', () => {
  const two = skills([gap('gap', { level: 2 }), gap('gap', { level: 4 })]);
  expect(sayGaps(two, name, en)).toEqual(['«gap»: there is a gap.']);
});

it('never calls what claims would explain a lack of competence', () => {
  const said = sayGaps(skills([gap('evidence-gap')]), name, en).join(' ');
  expect(said).not.toMatch(/there is a gap|large gap/);
});

it('says so where nothing is missing, and nothing where nothing is needed', () => {
  expect(sayGaps(skills([gap('no-gap'), gap('minor-gap')]), name, en)).toEqual([en.gaps.none]);
  expect(sayGaps(skills([], { notes: ['no-demand'] }), name, en)).toEqual([
    en.gaps.notes['no-demand'],
  ]);
});

it('speaks of marketing in every firm that needs it', () => {
  expect(sayGaps(skills([gap('gap', { family: 'MKT' })]), name, en)).toContain(
    en.gaps.marketingMissing,
  );
  expect(sayGaps(skills([gap('no-gap', { family: 'MKT' })]), name, en)).toContain(
    en.gaps.marketingCovered,
  );
  const waived = skills([gap('not-required', { family: 'MKT', need: 0 })], {
    notes: ['marketing-waived'],
  });
  expect(sayGaps(waived, name, en)).toEqual([en.gaps.none, en.gaps.notes['marketing-waived']]);
});

it('says on how few people work rests: 0 is not covered now, 1 is one person', () => {
  const all = skills([
    gap('gap', { competence: 'a', busFactor: 0 }),
    gap('no-gap', { competence: 'b' }),
    gap('no-gap', { competence: 'c', busFactor: 3 }),
    gap('not-required', { competence: 'd', need: 0 }),
  ]);
  expect(sayKeyPersons(all, name, en)).toEqual([
    'Not covered even now: «a».',
    'The work depends on one person: «b».',
    'If 3 people left, cover would be lost: «c».',
  ]);
});

it('says how many can fill more than one post', () => {
  const multiJob = {
    rolesPerPerson: 0.25,
    multiJobShare: 0,
    rolesWithBackup: 1 / 3,
    rolesWithNobody: ['sales'],
  };
  expect(sayMultiJob(skills([], { multiJob }), name, en)).toEqual([
    'Of the people, 0% can fill two posts or more.',
    'Of the posts, 33% have a stand-in.',
    'On average a person can fill 0.3 posts.',
    'Nobody has verified skills for: «sales».',
  ]);
  expect(sayMultiJob(skills([]), name, en)).toEqual([]);
});

it('has another mark for each verdict', () => {
  expect(new Set(Object.values(GAP_MARKS)).size).toBe(7);
});

it.each(REPORT_LANGUAGES)('has a sentence for each verdict in %s', (language) => {
  const { gaps } = reportWords(language);
  expect(new Set(Object.values(gaps.sentences)).size).toBe(7);
});

it.each(REPORT_LANGUAGES)(
  'says in %s on how many re-assessments weights rest, where they do',
  (language) => {
    const words = reportWords(language);
    expect(sayLearned(skills([]), words)).toEqual([]);
    const said = sayLearned(skills([], { reassessments: 37 }), words);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('37');
  },
);
