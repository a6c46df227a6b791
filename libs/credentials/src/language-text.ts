import { listOf, textMember } from './json-object.js';

/**
 * A text that may stand alone, with its language, or in several languages of which the first is taken
 * (VCDM 2.0, 11.1 language value objects). Undefined when there is none.
 */
export function languageText(value: unknown): string | undefined {
  const [first] = listOf(value);
  if (typeof first === 'string') return first === '' ? undefined : first;
  return textMember(first, '@value');
}
