import { readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { guard } from '#domain/audit/rules/guard.js';

const folder = new URL('../../web/messages/', import.meta.url);
const read = (file: string) =>
  Object.entries(
    JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Readonly<Record<string, string>>,
  );

/** Numbers that reach every form of a plural in the six languages. */
const NUMBERS = [0, 1, 2, 5];

/** What a message says with each of the numbers in its places. */
function saidBy(message: string, language: string): readonly string[] {
  const places = [...message.matchAll(/\{\s*([a-z]+)\s*[,}]/g)].map(([, name = '']) => name);
  return NUMBERS.map((number) =>
    String(
      new IntlMessageFormat(message, language).format(
        Object.fromEntries(places.map((name) => [name, number])),
      ),
    ),
  );
}

describe.each(['en', 'it', 'es', 'fr', 'de', 'nl'] as const)(
  'screens of audits in %s',
  (language) => {
    const messages = [
      ...read(`audit/${language}.json`),
      ...read(`${language}.json`).filter(([key]) => key.startsWith('observatory.')),
    ];

    it('say nothing that the research does not support', () => {
      const broken = messages.flatMap(([key, message]) =>
        saidBy(message, language).flatMap((said) =>
          guard(said, language).map((id) => `${key} ${id}: ${said}`),
        ),
      );
      expect(broken).toEqual([]);
      expect(messages.length).toBeGreaterThan(400);
    });

    it('have sentences of at most twenty words', () => {
      const long = messages.flatMap(([, message]) =>
        saidBy(message, language)
          .flatMap((said) => said.split(/[.!?](?:\s|$)/u))
          .filter((sentence) => (sentence.match(/[\p{L}\p{N}][^\s]*/gu) ?? []).length > 20),
      );
      expect(long).toEqual([]);
    });
  },
);
