import type { Language } from '../instrument/instrument-types.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { it } from './it.js';
import { nl } from './nl.js';
import type { ReportTexts, ReportWords } from './report-words.js';
import { wordsIn } from './words-in.js';

const TEXTS: Readonly<Record<Language, ReportTexts>> = { en, it, es, fr, de, nl };

/** Languages in which a report is written, English first. */
export const REPORT_LANGUAGES: readonly Language[] = ['en', 'it', 'es', 'fr', 'de', 'nl'];

/** All that a report says, in one of six languages. */
export const reportWords = (language: Language): ReportWords => wordsIn(language, TEXTS[language]);
