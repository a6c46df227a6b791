import { isLanguageText } from './language-text.js';

it.each([
  null,
  7,
  [],
  {},
  ['a', 'b'],
  { '@language': 'en' },
  { '@value': 7 },
  { '@value': 'a', '@language': 7 },
  { '@value': 'a', '@language': 'not a tag' },
  { '@value': 'a', '@direction': 'up' },
  { '@value': 'a', '@language': 'en', url: 'did:example:issuer' },
  [{ '@value': 'a', '@language': 'en' }, 7],
])('11.1 refuses %j as a text', (value) => {
  expect(isLanguageText(value)).toBe(false);
});

it.each([
  '',
  'Example Credential',
  { '@value': 'a' },
  { '@value': 'a', '@language': 'en' },
  { '@value': 'a', '@language': 'ar-EG', '@direction': 'rtl' },
  [
    { '@value': 'Dog', '@language': 'en' },
    { '@value': 'Chien', '@language': 'fr' },
  ],
])('4.6 takes %j', (value) => {
  expect(isLanguageText(value)).toBe(true);
});
