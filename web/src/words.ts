import { shownLanguage } from './messages.js';

const DAY_MS = 86_400_000;

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

/** Whole days from now until an instant; none when it has passed. */
export const daysUntil = (instant: string): number =>
  Math.max(0, Math.ceil((Date.parse(instant) - Date.now()) / DAY_MS));

/** The last second of a day `YYYY-MM-DD` in UTC, as the API takes instants. */
export const endOfDay = (date: string): string => `${date}T23:59:59Z`;

/** The day so many days from today, as a date field takes it. */
export const dayIn = (days: number): string =>
  new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/** Hours and minutes of an instant, where the reader is. */
export const clock = (instant: string): string =>
  new Intl.DateTimeFormat(locale(), { timeStyle: 'short' }).format(new Date(instant));
