import { readFileSync } from 'node:fs';

import { englishOf, SENTENCES, type SentenceKey } from './sentences.js';

const english = JSON.parse(
  readFileSync(new URL('../../../web/messages/en.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, string>>;
const keys = Object.keys(SENTENCES) as SentenceKey[];

it('fills in what is given, and leaves what is not', () => {
  expect(englishOf({ key: 'dates.expired', args: { until: '2026' } })).toBe(
    'It was valid until 2026.',
  );
  expect(englishOf({ key: 'dates.expired', args: {} })).toBe('It was valid until {until}.');
  const key = 'findings.standing';
  expect(englishOf({ key, args: { finding: 'x'.repeat(900) } })).toHaveLength(500);
});

it('does not fill in what arguments say', () => {
  expect(englishOf({ key: 'status.unknown-type', args: { type: '{type}' } })).toContain('{type}.');
});

it.each(keys)('%s is said alike by the screens', (key) => {
  // In ICU messages an apostrophe is written twice.
  expect(english[`check.says.${key}`]?.replaceAll("''", "'")).toBe(SENTENCES[key]);
});

it('says nothing in the screens that no check finds', () => {
  const said = Object.keys(english).filter((key) => key.startsWith('check.says.'));
  expect(said.map((key) => key.slice('check.says.'.length)).sort()).toEqual([...keys].sort());
});
