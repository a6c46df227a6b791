import type { Language } from '../../../libs/domain/src/audit/instrument/instrument-types.js';
import type {
  ReportTexts,
  ReportWords,
} from '../../../libs/domain/src/audit/words/report-words.js';
import { wordsIn } from '../../../libs/domain/src/audit/words/words-in.js';
import { shownLanguage } from '../messages.js';
import { type Loaded, useLoaded } from '../use-loaded.js';

/** Sentences about audits are those of the reports; a language is loaded when it is shown. */
const LOADERS: Readonly<Record<Language, () => Promise<ReportTexts>>> = {
  en: async () => (await import('../../../libs/domain/src/audit/words/en.js')).en,
  it: async () => (await import('../../../libs/domain/src/audit/words/it.js')).it,
  es: async () => (await import('../../../libs/domain/src/audit/words/es.js')).es,
  fr: async () => (await import('../../../libs/domain/src/audit/words/fr.js')).fr,
  de: async () => (await import('../../../libs/domain/src/audit/words/de.js')).de,
  nl: async () => (await import('../../../libs/domain/src/audit/words/nl.js')).nl,
};

/** The words of reports in the language of the page. */
export async function loadReportWords(): Promise<ReportWords> {
  const language = shownLanguage();
  return wordsIn(language, await LOADERS[language]());
}

/** The same for a component. */
export const useReportWords = (): Loaded<ReportWords> =>
  useLoaded(shownLanguage(), loadReportWords);
