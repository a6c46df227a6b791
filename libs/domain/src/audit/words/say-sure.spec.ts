import type { LearningAppraisal, ResponseQuality } from '../learning-appraisal.js';
import { sayAgreement, sayContradictions, sayQuality, saySure } from './say-sure.js';
import { REPORT_LANGUAGES, reportWords } from './words-of-reports.js';

const en = reportWords('en');
const quality = (flag: ResponseQuality['flag'], used: boolean): ResponseQuality => ({
  ...{ respondent: 'r1', answered: 1, longestRun: 1, deviation: 1, inconsistency: null },
  ...{ flag, used },
});
const agreementOf = (rwg: Readonly<Record<string, number | null>>, respondents = 3) =>
  ({
    krippendorffOrdinal: null,
    byConstruct: Object.fromEntries(
      Object.entries(rwg).map(([id, value]) => [
        id,
        { rwg: value, averageDeviation: 0, respondents },
      ]),
    ),
  }) satisfies LearningAppraisal['agreement'];

it('says by numbers whose answers count, and why others do not', () => {
  const all = [quality(null, true), quality('straight-line', false), quality('inconsistent', true)];
  expect(sayQuality(all, { answered: 3, used: 2 }, en)).toEqual([
    'It rests on the answers of 2 people, of 3 who answered.',
    'Left out because nearly all answers were the same: 1.',
    'Kept, but some answers contradict each other: 1.',
  ]);
  expect(sayQuality([], { answered: 3, used: 1 }, en)).toEqual([
    'It rests on the answers of one person, of 3 who answered.',
  ]);
  expect(sayQuality([], { answered: 2, used: 0 }, en)).toEqual([]);
});

it('shows agreement from three people on, alike or differently and never as a pass', () => {
  const some = agreementOf({ CRI: 0.9, DOM: 0.2, EMB: null });
  expect(sayAgreement(some, { answered: 3, used: 2 }, en)).toEqual([en.sure.agreementLater]);
  expect(sayAgreement(some, { answered: 3, used: 3 }, en)).toEqual([
    'People see this alike: acting only in a crisis.',
    'People see this differently: one person decides.',
  ]);
  const fewEach = agreementOf({ CRI: 0.9 }, 2);
  expect(sayAgreement(fewEach, { answered: 3, used: 3 }, en)).toEqual([]);
});

it('names no more than four things, those seen most differently', () => {
  const many = agreementOf({ CRI: 0.1, DOM: 0.2, EMB: 0.3, COM: 0.4, NUO: 0.5, EXT: 0.6 });
  expect(sayAgreement(many, { answered: 3, used: 3 }, en)).toEqual([
    'People see this differently: acting only in a crisis, one person decides, close ties with other firms and community and family networks.',
  ]);
  const alike = agreementOf({ CRI: 1, DOM: 1, EMB: 1, COM: 1, NUO: 1 });
  expect(sayAgreement(alike, { answered: 3, used: 3 }, en)).toEqual([en.sure.mostlyAlike]);
});

it('says what nobody knows, and which records were used', () => {
  const learning = {
    quality: [],
    agreement: agreementOf({}),
    scores: { SEC: { doNotKnow: 0.5 }, CRI: { doNotKnow: 0.1 } },
    recordsUsed: true,
    notes: ['age-unknown'],
  } as unknown as LearningAppraisal;
  expect(saySure(learning, { answered: 1, used: 1 }, en)).toEqual([
    'It rests on the answers of one person, of 1 who answered.',
    en.sure.agreementLater,
    '“I do not know” was a frequent answer about habit of looking at skills: 50%.',
    en.sure.recordsUsed,
    en.sure.notes['age-unknown'],
  ]);
});

it.each(REPORT_LANGUAGES)(
  'shows each contradiction in %s, and drops what it does not know',
  (language) => {
    const words = reportWords(language);
    const said = sayContradictions(
      [
        ...['X1', 'X2', 'X3', 'X4', 'X5', 'X6', 'X9', 'constructor'].map((id) => ({ id })),
        { id: 'X7', construct: 'CD', flag: 'claims-exceed-records' },
        { id: 'X7:IG', flag: 'records-exceed-claims' },
      ],
      words,
    );
    expect(new Set(said).size).toBe(8);
    expect(said.join(' ')).toContain(words.names.constructs.CD);
    expect(said.join(' ')).toContain(words.names.constructs.IG);
    expect(said.join(' ')).not.toMatch(/[{}]/);
  },
);
