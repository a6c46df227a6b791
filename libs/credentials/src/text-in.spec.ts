import { textIn } from './text-in.js';

it.each([
  [{ it: 'a', en: 'b' }, 'it', 'a'],
  [{ it: 'a', en: 'b' }, 'fr', 'b'],
  [{ nl: 'c', it: 'a' }, 'fr', 'a'],
  [{ it: 'a' }, 'constructor', 'a'],
])('of %j in %s gives %s', (texts, language, text) => expect(textIn(texts, language)).toBe(text));

it('takes a table without texts for a fault of ours', () => {
  expect(() => textIn({}, 'en')).toThrow('no language');
});
