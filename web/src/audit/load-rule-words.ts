import type { Language } from '../../../libs/domain/src/audit/instrument/instrument-types.js';
import type { RuleWords } from '../../../libs/domain/src/audit/rules/rule-text.js';
import type { ShownRuleWords } from '../../../libs/domain/src/audit/rules/rule-words.js';
import { shownLanguage } from '../messages.js';

/** Words of rules by language; a language is loaded when it is shown. */
const LOADERS: Readonly<Record<Language, () => Promise<RuleWords>>> = {
  en: async () => (await import('../../../libs/domain/src/audit/rules/words/en.js')).en,
  it: async () => (await import('../../../libs/domain/src/audit/rules/words/it.js')).it,
  es: async () => (await import('../../../libs/domain/src/audit/rules/words/es.js')).es,
  fr: async () => (await import('../../../libs/domain/src/audit/rules/words/fr.js')).fr,
  de: async () => (await import('../../../libs/domain/src/audit/rules/words/de.js')).de,
  nl: async () => (await import('../../../libs/domain/src/audit/rules/words/nl.js')).nl,
};

/** Recommendations and statements in the language of the page. */
export async function loadRuleWords(language: Language = shownLanguage()): Promise<ShownRuleWords> {
  return { language, words: await LOADERS[language]() };
}
