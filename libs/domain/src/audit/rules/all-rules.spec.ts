import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { requirement } from '../../../../../test/support/requirements.js';
import { allRules } from './all-rules.js';
import { statements } from './statements.js';

const research = requirement('research');

it('has each id once, R01 to R40', () => {
  const ids = allRules.map(({ id }) => id);
  expect(ids).toHaveLength(32);
  expect(ids).toEqual([...new Set(ids)].sort());
  expect(ids.every((id) => /^R\d\d$/.test(id))).toBe(true);
});

it('rests every recommendation of the research on a rule', () => {
  const cited = allRules.flatMap(({ source }) =>
    [...source.reference.matchAll(/Recommendation ([\d, ]+)/g)].flatMap(([, numbers]) =>
      (numbers ?? '').split(',').map(Number),
    ),
  );
  expect([...new Set(cited)].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

research.describe('the research', () => {
  const texts = () =>
    readdirSync(research.value)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => readFileSync(join(research.value, name), 'utf8'));

  /** The numbered paragraphs of the research by what rules call them: `Conclusion 2a`, `Recommendation 4`. */
  const paragraphs = (text: string): ReadonlyMap<string, string> => {
    const found = new Map<string, string>();
    let kind = '';
    let number = '';
    let place = '';
    for (const line of text.split('\n')) {
      if (/^Key (Conclusion|Recommendation)s/.test(line)) kind = line.slice(4).trim().slice(0, -1);
      number = /^(\d)\. /.exec(line)?.[1] ?? number;
      const letter = /^([a-e])\) /.exec(line)?.[1] ?? '';
      if (/^(\d\.|[a-e]\)) /.test(line)) place = `${kind} ${number}${letter}`;
      found.set(place, `${found.get(place) ?? ''}${line}\n`);
    }
    return found;
  };

  const places = (reference: string): string[] =>
    reference.split('; ').flatMap((part) => {
      const [kind = '', ...numbers] = part.split(/,? /);
      return numbers.map((number) => `${kind} ${number}`);
    });

  it.each([...allRules, ...statements])('has the words that $id quotes', ({ source }) => {
    if (source.quotation === null) {
      expect(source.reference).toBe('method');
      return;
    }
    const { quotation, reference } = source;
    expect(texts().some((text) => text.includes(quotation))).toBe(true);
    const cited = texts().flatMap((text) =>
      places(reference).map((place) => paragraphs(text).get(place) ?? ''),
    );
    expect(cited.some((paragraph) => paragraph.includes(quotation))).toBe(true);
  });
});
