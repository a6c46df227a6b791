import { languageText } from './language-text.js';

it.each([
  ['Turning', 'Turning'],
  [{ '@value': 'Drehen', '@language': 'de' }, 'Drehen'],
  [[{ '@value': 'Drehen' }, { '@value': 'Turning' }], 'Drehen'],
  ['', undefined],
  [undefined, undefined],
  [{ en: 'Turning' }, undefined],
  [7, undefined],
])('reads %j as %j', (value, text) => {
  expect(languageText(value)).toBe(text);
});
