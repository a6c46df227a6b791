import { checkStandard } from './check-standard.js';

const text = { it: 'cucire', en: 'stitch' };
const level = (n: number) => ({ level: n, title: text, behaviour: text });
const criterion = (id: string, n = 1, words: Record<string, string> = text) => ({
  id,
  level: n,
  text: words,
  mustObserve: false,
});
const good = {
  title: text,
  description: text,
  levels: [level(1), level(2)],
  criteria: [criterion('a'), criterion('b'), criterion('c', 2)],
};

it.each([
  ['a repeated level', { ...good, levels: [level(1), level(1)] }, 'standard.level-repeated'],
  ['levels that begin at 2', { ...good, levels: [level(2), level(3)] }, 'standard.level-repeated'],
  [
    'a repeated criterion',
    { ...good, criteria: [criterion('a'), criterion('a')] },
    'standard.criterion-repeated',
  ],
  [
    'a criterion at a foreign level',
    { ...good, criteria: [criterion('a', 3)] },
    'standard.level-undefined',
  ],
  [
    'a text that lacks the language',
    { ...good, criteria: [criterion('a', 1, { en: 'x' })] },
    'standard.language-missing',
  ],
])('refuses %s', (_name, content, code) => {
  expect(() => {
    checkStandard(content, 'it');
  }).toThrow(expect.objectContaining({ code }) as Error);
});
it('takes a sound standard', () => {
  expect(() => {
    checkStandard(good, 'it');
  }).not.toThrow();
});
