import type { InstrumentWords, Language } from './instrument-types.js';
import { de } from './words/de.js';
import { en } from './words/en.js';
import { es } from './words/es.js';
import { fr } from './words/fr.js';
import { it } from './words/it.js';
import { nl } from './words/nl.js';

/** The words of the instrument as somebody sees them, and how far they may be trusted. */
export interface ShownWords {
  /** The language of the words: English where another one is missing. */
  readonly language: Language;
  /** A translation is another instrument until it was validated (audit paper, 10). */
  readonly status: 'original' | 'translated-not-yet-validated';
  readonly words: InstrumentWords;
}

/** One line a language: what is missing here is shown in English. */
const translations: Readonly<Partial<Record<Language, InstrumentWords>>> = {
  de,
  es,
  fr,
  it,
  nl,
};

/** The words in a language; in English, and saying so, while nobody has translated them. */
export function instrumentWords(language: Language): ShownWords {
  const words = translations[language];
  return words === undefined
    ? { language: 'en', status: 'original', words: en }
    : { language, status: 'translated-not-yet-validated', words };
}
