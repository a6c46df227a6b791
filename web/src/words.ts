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

/** A day as the reader writes it. */
export const day = (instant: string): string =>
  new Intl.DateTimeFormat(undefined, { dateStyle: 'long' }).format(new Date(instant));
