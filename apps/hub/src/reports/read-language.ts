import type { Language } from '#domain/audit/instrument/instrument-types.js';
import { REPORT_LANGUAGES } from '#domain/audit/words/words-of-reports.js';

/** The language of a report by what was asked for (BCP 47), by its first part; else English. */
export function readLanguage(asked: unknown): Language {
  if (typeof asked !== 'string') return 'en';
  const [first] = asked.toLowerCase().split('-');
  return REPORT_LANGUAGES.find((language) => language === first) ?? 'en';
}
