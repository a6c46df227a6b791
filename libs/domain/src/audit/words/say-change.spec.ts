import { sayChange } from './say-change.js';
import { reportWords } from './words-of-reports.js';

const en = reportWords('en');

it('says what has changed, and what one person can never show', () => {
  expect(
    sayChange(
      {
        ...{ outcome: 'compared', remarks: ['one-respondent', 'overlap-unknown'] },
        changes: [
          { id: 'CD', verdict: 'rise' },
          { id: 'SEC', verdict: 'not-determined' },
        ],
      },
      en,
    ),
  ).toEqual([
    'Since the last audit there is more of it: competence development.',
    'Whether it has changed since the last audit is not determined: habit of looking at skills.',
    en.change.reasons['one-respondent'],
    'Who answered both times is unknown, so a change is stated more carefully.',
  ]);
});

it.each(['no-earlier-audit', 'too-soon', 'other-instrument', 'no-data'] as const)(
  'says why nothing can be said: %s',
  (outcome) => {
    expect(sayChange({ outcome, remarks: [], changes: [] }, en)).toEqual([
      en.change.reasons[outcome],
    ]);
  },
);
