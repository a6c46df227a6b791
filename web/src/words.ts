type Words = Readonly<Record<string, string>>;

/** A text in the reader's language, else in English, else in whatever there is, with its language. */
export function inReadersLanguage(words: Words): { text: string; lang: string } {
  const wanted = [
    ...navigator.languages.map((l) => l.split('-')[0] ?? l),
    'en',
    ...Object.keys(words),
  ];
  const lang = wanted.find((l) => Object.hasOwn(words, l)) ?? 'en';
  return { text: words[lang] ?? '', lang };
}

// In the language of the page, not of the browser: a foreign word would need a mark of its own.
const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' });
const moments = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'long' });

/** A day in words. */
export const day = (instant: string): string => days.format(new Date(instant));

/** A day and time in words, with the time zone. */
export const moment = (instant: string): string => moments.format(new Date(instant));
