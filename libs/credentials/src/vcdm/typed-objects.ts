import { CredentialFormatError } from '../credential-format-error.js';
import { isJsonObject, type JsonObject, member } from '../json-object.js';
import { isUrl } from './is-url.js';

/**
 * The values of a `type` (VCDM 2.0 4.5): one or more terms or URLs. Undefined when it is anything
 * else. That each one means a URL is seen when the document is expanded.
 */
export function typesOf(value: unknown): readonly string[] | undefined {
  const types: unknown = Array.isArray(value) ? value : [value];
  return Array.isArray(types) && types.length > 0 && types.every(isTerm) ? types : undefined;
}

const isTerm = (value: unknown): value is string =>
  typeof value === 'string' && /^[^\s]+$/.test(value);

/**
 * The objects of a property that must each say their type (VCDM 2.0 4.5, table 1): one, or a list of
 * at least one. An `id` is a single URL and, where the property needs one, is there.
 * Refuses `<noun>.malformed`.
 */
export function typedObjects(
  value: unknown,
  noun: string,
  id: 'required' | 'optional',
): readonly JsonObject[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0) throw malformed(noun, 'expected at least one');
  return list.map((item) => {
    if (!isJsonObject(item)) throw malformed(noun, 'expected an object');
    if (typesOf(member(item, 'type')) === undefined) throw malformed(noun, 'expected a type');
    const given = member(item, 'id');
    if (given === undefined ? id === 'required' : !isUrl(given))
      throw malformed(noun, 'expected one URL as id');
    return item;
  });
}

const malformed = (noun: string, detail: string) =>
  new CredentialFormatError(`${noun}.malformed`, detail);
