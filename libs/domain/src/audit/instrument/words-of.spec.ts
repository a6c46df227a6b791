import { guard } from '../rules/guard.js';
import { clusterItems } from './cluster-items.js';
import { firmItems } from './items.js';
import { instrumentWords } from './words-of.js';
import { en } from './words/en.js';

it('has the original in English', () => {
  expect(instrumentWords('en')).toEqual({ language: 'en', status: 'original', words: en });
});

it.each(['it', 'es', 'fr', 'de', 'nl'] as const)(
  'shows %s as not yet validated, or visibly in English',
  (language) => {
    const shown = instrumentWords(language);
    expect([shown.language, shown.status]).toEqual(
      shown.words === en ? ['en', 'original'] : [language, 'translated-not-yet-validated'],
    );
    expect(Object.keys(shown.words.items)).toEqual(Object.keys(en.items));
  },
);

it.each(['it', 'es', 'fr'] as const)('has %s', (language) => {
  expect(instrumentWords(language).language).toBe(language);
});

it('has a text for every item that is asked', () => {
  expect(Object.keys(en.items)).toEqual([...firmItems, ...clusterItems].map(({ id }) => id));
});

/** Each text with the way to it; a definition that is not there counts as an empty text. */
const textsIn = (value: unknown, path = ''): readonly (readonly [string, string])[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, part]) => textsIn(part, `${path}.${key}`))
    : [[path, typeof value === 'string' ? value : '']];

const original = new Map(textsIn(en));

describe.each(['it', 'es', 'fr', 'de', 'nl'] as const)('the words in %s', (asked) => {
  const { language, words } = instrumentWords(asked);
  const texts = textsIn(words);

  it('are there wherever there are English ones, and nowhere else', () => {
    expect(texts.map(([path, text]) => [path, /\S/.test(text)])).toEqual(
      [...original].map(([path, text]) => [path, text !== '']),
    );
  });

  it('are translated', () => {
    if (language === 'en') return;
    const same = texts.filter(([path, text]) => text !== '' && original.get(path) === text);
    expect(same).toEqual([]);
  });

  it('ask nothing twice', () => {
    const items = Object.values(words.items);
    expect(new Set(items).size).toBe(items.length);
    for (const { options, missing } of Object.values(words.scales))
      expect(new Set([...options, ...Object.values(missing)]).size).toBe(8);
  });

  it('keep the figures and places of the original', () => {
    const figures = (text: string) => text.match(/\d+|\{\w+\}/g) ?? [];
    for (const [path, text] of texts)
      expect([path, figures(text)]).toEqual([path, figures(original.get(path) ?? '')]);
  });

  it('have no sentence of over 22 words', () => {
    const long = texts.filter(([, text]) =>
      text.split(/[.!?:;](?:\s|$)/u).some((sentence) => (sentence.match(/\S+/g) ?? []).length > 22),
    );
    expect(long).toEqual([]);
  });

  it('say nothing that is refused', () => {
    for (const [path, text] of texts) expect([path, guard(text, language)]).toEqual([path, []]);
  });
});
