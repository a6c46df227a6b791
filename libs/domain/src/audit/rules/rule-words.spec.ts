import type { Language } from '../instrument/instrument-types.js';
import { allRules } from './all-rules.js';
import { guard } from './guard.js';
import type { RuleText, RuleWords } from './rule-text.js';
import { ruleWords } from './rule-words.js';
import { statements } from './statements.js';

const languages: readonly Language[] = ['en', 'it', 'es', 'fr', 'de', 'nl'];

it('is the original in English', () => {
  expect(ruleWords('en').language).toBe('en');
});

it.each(languages)('says in which language its words are (%s)', (asked) => {
  const { language, words } = ruleWords(asked);
  expect([asked, 'en']).toContain(language);
  if (language === 'en') expect(words).toBe(ruleWords('en').words);
});

it.each(['it', 'es', 'fr'] as const)('has %s', (language) => {
  expect(ruleWords(language).language).toBe(language);
});

/** Each text with the way to it; a caution that is not there is an empty text. */
const textsIn = ({
  rules,
  statements: said,
}: RuleWords): readonly (readonly [string, string])[] => [
  ...Object.entries(rules).flatMap(([id, rule]) =>
    Object.entries<string | null>({ ...rule }).map(
      ([part, text]) => [`${id}.${part}`, text ?? ''] as const,
    ),
  ),
  ...Object.entries(said),
];
const { words: english } = ruleWords('en');
const original = new Map(textsIn(english));

/** Sentences and half sentences: what is to be done, one thing after the other. */
const clauses = (text: string) => text.split(/[.!?:;](?:\s|$)/u).filter((part) => /\S/.test(part));

describe.each(languages)('the words in %s', (asked) => {
  const { language, words } = ruleWords(asked);
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

  it('ask for as much as the original, and for nothing where it asks for nothing', () => {
    const actions = texts.filter(([path]) => /\.(?:formal|informal|network)$/.test(path));
    for (const [path, text] of actions)
      expect([path, clauses(text).length]).toEqual([
        path,
        clauses(original.get(path) ?? '').length,
      ]);
    const nothing = words.rules['R02']?.formal;
    expect(actions.filter(([, text]) => text === nothing).map(([path]) => path)).toEqual(
      actions.map(([path]) => path).filter((path) => original.get(path) === 'None.'),
    );
  });

  it('keep the figures and places of the original', () => {
    const figures = (text: string) => text.match(/\d+|\{\w+\}/g) ?? [];
    for (const [path, text] of texts)
      expect([path, figures(text)]).toEqual([path, figures(original.get(path) ?? '')]);
  });

  it('have sentences of at most twenty words', () => {
    const long = texts.flatMap(([path, text]) =>
      text
        .split(/[.!?](?:\s|$)/u)
        .filter((sentence) => (sentence.match(/[\p{L}\p{N}]\S*/gu) ?? []).length > 20)
        .map((sentence) => `${path}: ${sentence}`),
    );
    expect(long).toEqual([]);
  });

  it('are there for each rule and statement, and for nothing else', () => {
    expect(Object.keys(words.rules).sort()).toEqual(allRules.map(({ id }) => id));
    expect(Object.keys(words.statements)).toEqual(statements.map(({ id }) => id));
  });

  it.each(Object.entries(words.rules))('say nothing that is refused (%s)', (_, text: RuleText) => {
    for (const sentence of Object.values<string | null>({ ...text })) {
      if (sentence === null) continue;
      expect(sentence).toMatch(/\S/);
      expect(guard(sentence, language)).toEqual([]);
    }
  });

  it.each(Object.entries(words.statements))('say nothing that is refused (%s)', (_, sentence) => {
    expect(sentence).toMatch(/\S/);
    expect(guard(sentence, language)).toEqual([]);
  });
});
