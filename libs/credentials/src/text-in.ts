/**
 * The text in a language, else in English, else in the first language by its tag: never empty and
 * never by chance. Texts are keyed by BCP 47 tag. Refuses nothing: an empty table is our fault.
 */
export function textIn(texts: Readonly<Record<string, string>>, language: string): string {
  for (const tag of [language, 'en', ...Object.keys(texts).sort()]) {
    const text = Object.hasOwn(texts, tag) ? texts[tag] : undefined;
    if (text !== undefined) return text;
  }
  throw new Error('a text in no language');
}
