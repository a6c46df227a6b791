import { guard } from '../rules/guard.js';
import { fillTemplate } from './fill-template.js';
import { REPORT_LANGUAGES, reportWords } from './words-of-reports.js';

/** All texts below a value, with their paths. */
function textsOf(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsOf(inner, `${path}.${name}`));
}
const textsIn = (language: (typeof REPORT_LANGUAGES)[number]) => {
  const {
    names,
    balance,
    settle,
    type,
    sure,
    gaps,
    pool,
    cluster,
    change,
    facts,
    before,
    page,
    plots,
  } = reportWords(language);
  return textsOf({
    names,
    balance,
    settle,
    type,
    sure,
    gaps,
    pool,
    cluster,
    change,
    facts,
    before,
    page,
    plots,
  });
};
const places = (text: string) =>
  [...text.matchAll(/\{([a-z]+)\}/g)].map(([, name = '']) => name).sort();
const filled = (text: string) =>
  fillTemplate(text, Object.fromEntries(places(text).map((name) => [name, '1'])));

/** Texts that are the same word in two languages, by the end of their path. */
const SAME =
  /\.(driver|resembles|score|marketing|type|audit|typeColumn|engine|page|seed|formal|informal|informant|cloud|instrument|prototypes|scoring|sure|interval)$/;

const english = new Map(textsIn('en'));

describe.each(REPORT_LANGUAGES)('reports in %s', (language) => {
  const texts = textsIn(language);

  it('have all texts of the English ones with the same places, none empty', () => {
    expect(texts.map(([path]) => path)).toEqual([...english.keys()]);
    for (const [path, text] of texts) {
      expect([path, places(text)]).toEqual([path, places(english.get(path) ?? '')]);
      expect(text.trim()).not.toBe('');
    }
  });

  it('have sentences of at most twenty words', () => {
    for (const [path, text] of texts)
      for (const sentence of filled(text).split(/[.!?](?:\s|$)/u))
        expect([
          path,
          sentence
            .trim()
            .split(/\s+/u)
            .filter((word) => /[\p{L}\p{N}]/u.test(word)).length <= 20,
        ]).toEqual([path, true]);
  });

  it('say nothing that the research does not support', () => {
    for (const [path, text] of texts)
      expect([path, guard(filled(text), language)]).toEqual([path, []]);
  });

  it('are translated', () => {
    if (language === 'en') return;
    const same = texts.filter(([path, text]) => english.get(path) === text && !SAME.test(path));
    expect(same).toEqual([]);
  });
});

it('gives each language with its own formats', () => {
  expect(reportWords('de').format.number(0.5)).toBe('0,5');
  expect(reportWords('en').format.number(0.5)).toBe('0.5');
});
