import type { Language } from '../instrument/instrument-types.js';
import type { RuleWords } from './rule-text.js';
import { de } from './words/de.js';
import { en } from './words/en.js';
import { es } from './words/es.js';
import { fr } from './words/fr.js';
import { it } from './words/it.js';
import { nl } from './words/nl.js';

/** The words of the rules as somebody reads them, and in which language they are. */
export interface ShownRuleWords {
  /** The language of the words: English where another one is missing. */
  readonly language: Language;
  readonly words: RuleWords;
}

/** One line a language: what is missing here is shown in English. */
const translations: Readonly<Partial<Record<Language, RuleWords>>> = {
  de,
  es,
  fr,
  it,
  nl,
};

/** Recommendations and statements in a language; in English, and saying so, while there are none. */
export function ruleWords(language: Language): ShownRuleWords {
  const words = translations[language];
  return words === undefined ? { language: 'en', words: en } : { language, words };
}
