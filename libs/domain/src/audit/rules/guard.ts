import type { Language } from '../instrument/instrument-types.js';
import { de } from './refusals/de.js';
import { en } from './refusals/en.js';
import { es } from './refusals/es.js';
import { fr } from './refusals/fr.js';
import { it } from './refusals/it.js';
import { nl } from './refusals/nl.js';
import {
  refusalsOf,
  type Refusal,
  type RefusalId,
  type RefusedWords,
} from './refusals/refused-words.js';

/** Out of which words refused sentences are made, by language. */
export const refusedWords: Readonly<Record<Language, RefusedWords>> = { en, it, es, fr, de, nl };

const byLanguage: Readonly<Record<Language, readonly Refusal[]>> = {
  en: refusalsOf(en),
  it: refusalsOf(it),
  es: refusalsOf(es),
  fr: refusalsOf(fr),
  de: refusalsOf(de),
  nl: refusalsOf(nl),
};

/**
 * Which refused statements a text makes, in ascending order, none when it may be shown (audit paper,
 * 5): F1 collaboration causes success, F2 a cluster is a learning organisation, F3 one type is
 * better, F4 a judgement on a person, F5 validated or endorsed. It is a net of words, not of
 * meaning: a denied F1 to F4 is caught too, and what no pattern foresees passes; so text comes from
 * templates, never from free writing.
 */
export function guard(text: string, language: Language): readonly RefusalId[] {
  const plain = plainText(text);
  const hits = byLanguage[language].filter((refusal) => makes(plain, refusal)).map(({ id }) => id);
  return [...new Set(hits)].sort();
}

/** Soft hyphens, composed letters and odd spaces must not hide a word. */
const plainText = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200d\u2060]/g, '')
    .replace(/\s+/g, ' ');

function makes(text: string, { pattern, unlessAfter }: Refusal): boolean {
  if (!unlessAfter) return pattern.test(text);
  return [...text.matchAll(new RegExp(pattern, 'giu'))].some(({ index }) => {
    const before = text.slice(Math.max(0, index - unlessAfter.reach), index);
    return !unlessAfter.pattern.test(before.slice(lastSentence(before)));
  });
}

const lastSentence = (text: string): number =>
  Math.max(...['.', '!', '?'].map((end) => text.lastIndexOf(end))) + 1;
