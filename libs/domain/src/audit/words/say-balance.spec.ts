import type { Balance, BalanceVerdict, LearningAppraisal } from '../learning-appraisal.js';
import { sayBalance, sayRatio, saySettle } from './say-balance.js';
import { REPORT_LANGUAGES, reportWords } from './words-of-reports.js';

const en = reportWords('en');
const balance = (over: Partial<Balance> = {}): Balance => ({
  composition: [0.4, 0.4, 0.2],
  ilr: [0, Math.sqrt(2 / 3) * Math.log(2)],
  clr: [0, 0, 0],
  ternary: [0, 0],
  total: 0.32,
  totalInterval: [0.25, 0.41],
  imbalance: 0.57,
  biasCorrected: 0.5,
  interval: [0.3, 1],
  ilrIntervals: [
    [-0.2, 0.2],
    [0.2, 0.98],
  ],
  pMinor: 0.93,
  pMajor: 0.62,
  weakest: [0.02, 0.03, 0.95],
  strongest: [0.5, 0.5, 0],
  verdict: 'imbalance',
  cloud: {
    mean: [0, 0.57],
    covariance: [
      [0.01, 0],
      [0, 0.05],
    ],
  },
  ...over,
});
const learning = (over: Partial<LearningAppraisal> = {}) =>
  ({
    balance: balance(),
    normBalance: null,
    contradictions: [],
    recordsUsed: true,
    ...over,
  }) as unknown as LearningAppraisal;

it('says what a level is of the other two, as the paper does', () => {
  expect(sayRatio(balance(), 'CD', en)).toBe(
    'Competence development is about 0.5 of the other two levels (90 % interval 0.3 to 0.8).',
  );
  expect(sayRatio(balance(), 'IG', en)).toMatch(
    /^Information gathering is about 1\.4 times the other two levels/,
  );
});

it('gives the verdict, the weakest level in words, and the amount', () => {
  const { lead, sure, settle } = sayBalance(learning(), 4, en);
  expect(lead).toEqual([
    'The three levels of learning are out of balance.',
    expect.stringMatching(/^Competence development is about 0\.5/),
    'Of full practice, 32% takes place (90 % interval 25% to 41%).',
  ]);
  expect(sure).toContain('The probability of an imbalance that matters is 93%.');
  expect(sure).toContain('Competence development is the weakest level with a probability of 95%.');
  expect(settle).toEqual([]);
});

it('gives the verdict against other firms where it is another one', () => {
  const against = (verdict: BalanceVerdict) =>
    sayBalance(learning({ normBalance: balance({ verdict }) }), 4, en).sure.at(-1);
  expect(against('balanced')).toBe(
    'Against the middle of other firms: The three levels of learning are in balance.',
  );
  expect(against('imbalance')).toBe(en.balance.cloud);
});

it('names no weakest level below seven of ten draws', () => {
  const open = learning({ balance: balance({ weakest: [0.31, 0, 0.69] }) });
  expect(sayBalance(open, 4, en).sure).toContain('Which level is the weakest is not determined.');
});

it('compares no levels where hardly anything is practised', () => {
  const { lead, sure } = sayBalance(
    learning({ balance: balance({ verdict: 'too-little-practice' }) }),
    4,
    en,
  );
  expect(lead).toHaveLength(2);
  expect(lead.join(' ')).not.toContain('other two levels');
  expect(sure).toEqual([]);
});

it('says that there is no picture without a balance, and what would give one', () => {
  expect(sayBalance(learning({ balance: null, recordsUsed: false }), 0, en)).toEqual({
    lead: ['There are too few answers for a picture of the balance.'],
    sure: [],
    settle: [en.settle.respondents, en.settle.records],
  });
});

it('says what would settle it, by what is lacking', () => {
  const conflict = { id: 'X7', construct: 'CD', flag: 'claims-exceed-records' } as const;
  expect(saySettle(learning({ contradictions: [conflict] }), 6, en)).toEqual([en.settle.conflict]);
  expect(saySettle(learning(), 2, en)).toEqual([en.settle.respondents]);
  expect(saySettle(learning(), 3, en)).toEqual([en.settle.later]);
});

it.each(REPORT_LANGUAGES)('has a sentence for each verdict in %s', (language) => {
  const words = reportWords(language);
  const verdicts = Object.keys(words.balance.verdicts) as BalanceVerdict[];
  expect(verdicts).toHaveLength(6);
  for (const verdict of verdicts) {
    const said = sayBalance(learning({ balance: balance({ verdict }) }), 1, words);
    for (const sentence of [...said.lead, ...said.sure]) expect(sentence).not.toMatch(/[{}]|NaN/);
    expect(said.settle.length > 0).toBe(verdict === 'not-determined');
  }
});
