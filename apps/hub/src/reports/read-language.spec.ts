import { readLanguage } from './read-language.js';

it.each([
  ['de', 'de'],
  ['DE-at', 'de'],
  ['nl', 'nl'],
  ['el', 'en'],
  ['', 'en'],
  [undefined, 'en'],
  [['de', 'fr'], 'en'],
  ['constructor', 'en'],
])('reads %j as %s', (asked, language) => {
  expect(readLanguage(asked)).toBe(language);
});
