import type { Language } from '../instrument/instrument-types.js';
import type { ReportTexts, ReportWords } from './report-words.js';
import { wordFormats } from './word-formats.js';

/** Texts of a language with its formats: for whoever loads one language only, as a screen does. */
export const wordsIn = (language: Language, texts: ReportTexts): ReportWords => ({
  ...texts,
  language,
  format: wordFormats(language),
});
