import { CredentialFormatError } from '../credential-format-error.js';
import { isJsonObject, type JsonObject, member } from '../json-object.js';
import { isUrl } from './is-url.js';

/**
 * Checks the `@context` of a secured document (VCDM 2.0 4.3): a list whose first item is the base
 * context and whose other items are URLs or objects. Refuses `context.missing`,
 * `context.first-refused`, `context.item-refused`. Whether an item can be processed shows later.
 */
export function checkContextMember(document: JsonObject, base: string): void {
  const context = member(document, '@context');
  if (context === undefined) throw new CredentialFormatError('context.missing');
  if (!Array.isArray(context) || context[0] !== base)
    throw new CredentialFormatError('context.first-refused', `expected a list that opens ${base}`);
  if (!context.slice(1).every((item: unknown) => isUrl(item) || isJsonObject(item)))
    throw new CredentialFormatError('context.item-refused', 'expected URLs and objects');
}

/** Keywords that give a meaning to every term that has none. */
const OPEN = ['@vocab', '@base'];

/**
 * Refuses with `context.vocabulary-open` a document that sets `@vocab` or `@base` anywhere: every
 * misspelt member would count as defined, and safe mode would find nothing (VCDM 2.0 5.2, JSON-LD
 * 1.1 4.1.2). Null, which closes the vocabulary, stays. The depth of the value must be bounded.
 */
export function refuseOpenVocabulary(value: unknown): void {
  if (Array.isArray(value)) return value.forEach(refuseOpenVocabulary);
  if (!isJsonObject(value)) return;
  const open = OPEN.find((name) => (member(value, name) ?? null) !== null);
  if (open !== undefined) throw new CredentialFormatError('context.vocabulary-open', open);
  Object.values(value).forEach(refuseOpenVocabulary);
}
