import type { Language } from '../instrument/instrument-types.js';

/** How numbers and days are written in a language; every figure of a report goes through one of these. */
export interface WordFormats {
  /** A share of 0 to 1, whole percent. Above 0 and under half a percent it is `< 1 %`, never `0 %`. */
  percent(share: number): string;
  /** One decimal. */
  number(value: number): string;
  whole(value: number): string;
  /** Euro, no cents. */
  euro(value: number): string;
  /** A day, written out. */
  day(instant: string): string;
  list(parts: readonly string[]): string;
}

/** The locale: day before month, and a decimal point, in English too. */
const LOCALES: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  it: 'it-IT',
  es: 'es-ES',
  fr: 'fr-FR',
  de: 'de-DE',
  nl: 'nl-NL',
};

/** Formats of a language, from the tables of the platform (ECMA-402). */
export function wordFormats(language: Language): WordFormats {
  const locale = LOCALES[language];
  const of = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(locale, options);
    // A narrow space and others that not every font of paper has.
    return (value: number) => format.format(value).replaceAll(/[\u202f\u2009]/g, '\u00a0');
  };
  const share = of({ style: 'percent', maximumFractionDigits: 0 });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const lists = new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' });
  return {
    percent: (value) => {
      if (value > 0 && value < 0.005) return `<\u00a0${share(0.01)}`;
      if (value < 1 && value >= 0.995) return `>\u00a0${share(0.99)}`;
      return share(value);
    },
    number: of({ minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    whole: of({ maximumFractionDigits: 0 }),
    euro: of({ style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }),
    day: (instant) => days.format(new Date(instant)),
    list: (parts) => lists.format(parts),
  };
}
