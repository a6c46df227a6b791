/**
 * The text in a language, else in English, else in the first language by its tag: never empty and
 * never by chance. Texts are keyed by BCP 47 tag. Refuses nothing: an empty table is our fault.
 */
export function textIn(texts: Readonly<Record<string, string>>, language: string): string {
  const tag = [language, 'en'].find((one) => Object.hasOwn(texts, one));
  const text = texts[tag ?? Object.keys(texts).sort()[0] ?? ''];
  if (text === undefined) throw new Error('a text in no language');
  return text;
}
