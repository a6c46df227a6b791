import { shownLanguage } from './messages.js';

type Words = Readonly<Record<string, string>>;

/** A text in the reader's language, else in English, else in whatever there is, with its language. */
export function inReadersLanguage(words: Words): { text: string; lang: string } {
  const wanted = [
    shownLanguage(),
    ...navigator.languages.map((l) => l.split('-')[0] ?? l),
    'en',
    ...Object.keys(words),
  ];
  const lang = wanted.find((l) => Object.hasOwn(words, l)) ?? 'en';
  return { text: words[lang] ?? '', lang };
}

/** In the language of the page, not of the browser: a foreign word would need a mark of its own. */
const locale = (): string => (shownLanguage() === 'en' ? 'en-GB' : shownLanguage());

/** A day in words. */
export const day = (instant: string): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'long' }).format(new Date(instant));

/** A day and time in words, with the time zone. */
export const moment = (instant: string): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'long', timeStyle: 'long' }).format(
    new Date(instant),
  );
