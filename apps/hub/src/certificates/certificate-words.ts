import { bg } from './words/bg.js';
import { de } from './words/de.js';
import { el } from './words/el.js';
import { en } from './words/en.js';
import { es } from './words/es.js';
import { fr } from './words/fr.js';
import { it } from './words/it.js';
import { nl } from './words/nl.js';

/** Methods of an assessment that have a name in every language. */
type Method = 'observation' | 'simulation' | 'conversation' | 'document-review' | 'knowledge-test';

/** What is printed around the texts of the standard. `{n}`, `{m}`, `{date}`, `{name}` are filled in. */
export interface CertificateWords {
  readonly title: string;
  readonly hasShown: string;
  readonly level: string;
  readonly issuer: string;
  readonly standard: string;
  readonly european: string;
  readonly assessedOn: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly noEnd: string;
  readonly criteria: string;
  readonly assessment: string;
  readonly methods: string;
  readonly methodNames: Readonly<Record<Method, string>>;
  readonly oneAssessor: string;
  readonly assessors: string;
  readonly second: string;
  readonly noSecond: string;
  readonly moderated: string;
  readonly tie: string;
  readonly noTie: string;
  readonly grades: Readonly<Record<'A' | 'B' | 'C', string>>;
  readonly check: string;
  readonly how: string;
  readonly linkEnds: string;
  readonly madeFor: string;
  readonly attached: string;
  readonly page: string;
  /** What the link is for; whoever opens it reads this. */
  readonly purpose: string;
}

const WORDS: Readonly<Record<string, CertificateWords>> = { bg, de, el, en, es, fr, it, nl };

/** The words of a language (BCP 47), by its first part; English where there are none of it. */
export function certificateWords(language: string): {
  readonly language: string;
  readonly words: CertificateWords;
} {
  const [first = ''] = language.split('-');
  const words = Object.hasOwn(WORDS, first) ? WORDS[first] : undefined;
  return words ? { language, words } : { language: 'en', words: en };
}

/** A sentence with its places filled in. */
export const fill = (sentence: string, values: Readonly<Record<string, string>>): string =>
  sentence.replace(/\{([a-z]+)\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? place) : place,
  );
