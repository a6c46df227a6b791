import { inReadersLanguage } from '../words.js';

/** A text of a standard in the reader's language, marked with the language that it is in. */
export function Words({ of }: { readonly of: Readonly<Record<string, string>> }) {
  const { text, lang } = inReadersLanguage(of);
  return <span lang={lang}>{text}</span>;
}
