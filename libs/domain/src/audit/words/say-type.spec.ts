import type { Typing } from '../learning-appraisal.js';
import { sayReason, sayType } from './say-type.js';
import { REPORT_LANGUAGES, reportWords } from './words-of-reports.js';

const en = reportWords('en');
const typing = (over: Partial<Typing> = {}): Typing => ({
  posterior: { CRISIS_DRIVEN: 0.72, ENDOGENOUS: 0.2, NONE: 0.08 },
  ...{ top: 'CRISIS_DRIVEN', second: 'ENDOGENOUS', rival: 'ENDOGENOUS' },
  ...{ outcome: 'CRISIS_DRIVEN', reason: null, variant: 0 },
  drivers: [
    { feature: 'EMB', ratio: 3.5, value: 0.31 },
    { feature: 'SIZE', ratio: -0.4, value: 0.6 },
    { feature: 'DOM', ratio: 0.01, value: 0.6 },
  ],
  ...over,
});

it('gives a type with its probability and its runner-up, and no rank', () => {
  const { lead } = sayType(typing(), 'firm', en);
  expect(lead).toEqual([
    'The firm most resembles “Crisis-driven”, with a probability of 72%.',
    en.names.typeTexts.CRISIS_DRIVEN,
    'The runner-up is “Learning in-house” with 20%.',
    'That none of the described types fits has a probability of 8%.',
    'Types describe. They have no order of merit.',
  ]);
});

it('says what speaks for it and against it, and leaves out what weighs nothing', () => {
  const { speaksFor, speaksAgainst } = sayType(typing(), 'firm', en);
  expect(speaksFor).toEqual(['close ties with other firms (31%)']);
  expect(speaksAgainst).toEqual(['size of the firm (60%)']);
});

it.each([
  ['too-few-answers', 'Fewer than half of the points that are needed have answers.'],
  ['fits-no-type', 'The answers fit none of the described types.'],
  [
    'between-CRISIS_DRIVEN-and-NONE',
    'Two possibilities are close together: “Crisis-driven” and “None of these”.',
  ],
  [
    'lacks-defining-feature:CRI',
    'What makes the type “Crisis-driven” is not there: acting only in a crisis.',
  ],
  [
    'lacks-defining-feature:DSP-or-CIT',
    'What makes the type “Crisis-driven” is not there: firms far apart and joined by digital systems.',
  ],
])('says why no type is named: %s', (reason, sentence) => {
  expect(sayReason(typing({ outcome: 'UNCLEAR', reason }), en)).toEqual([sentence]);
  const { lead } = sayType(typing({ outcome: 'UNCLEAR', reason }), 'firm', en);
  expect(lead[0]).toBe('Which type the firm resembles is not determined.');
  expect(lead).toContain(sentence);
});

it('names no numbers where too few have answered', () => {
  const few = typing({ outcome: 'UNCLEAR', reason: 'too-few-answers' });
  expect(sayType(few, 'firm', en).lead.join(' ')).not.toMatch(/\d/);
});

it('leaves the kind of embedding open, with what is likeliest', () => {
  const open = typing({ outcome: 'EMBEDDED_UNSPECIFIED', top: 'EMBEDDED_INFORMATION' });
  expect(sayType(open, 'firm', en).lead[0]).toBe(en.type.embedded);
});

it('gives no drivers for none of the types', () => {
  const none = typing({ top: 'NONE', outcome: 'UNCLEAR', reason: 'fits-no-type' });
  expect(sayType(none, 'firm', en)).toMatchObject({ speaksFor: [], speaksAgainst: [] });
});

it.each(REPORT_LANGUAGES)('speaks of firms and clusters in %s', (language) => {
  const words = reportWords(language);
  for (const outcome of Object.keys(words.names.types))
    for (const whose of ['firm', 'cluster'] as const) {
      const { lead } = sayType(typing({ outcome, top: outcome }), whose, words);
      expect(lead.join(' ')).not.toMatch(/[{}]|undefined|NaN/);
    }
});
