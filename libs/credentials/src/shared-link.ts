import { CredentialFormatError } from './credential-format-error.js';
import { isJsonObject, type JsonObject, listOf, member } from './json-object.js';
import { parseStrictJson } from './strict-json.js';

/** A link of a hub that shows credentials, and which of them is meant when that was said. */
export interface SharedLink {
  readonly page: string;
  readonly number?: number;
}

/** The hub's link in an address, `…/s/<token>` or `…/s/<token>/<number>`; undefined for others. */
export function sharedLinkIn(url: string): SharedLink | undefined {
  const [, page, number] = /^([^?#]+\/s\/[^/?#]+)(?:\/([1-9]\d?))?$/.exec(url) ?? [];
  if (page === undefined) return undefined;
  return { page, ...(number !== undefined && { number: Number(number) }) };
}

/** What a page shows: the files of the one credential that is meant, or why there is none. */
export type SharedChoice =
  | { readonly state: 'chosen'; readonly credential: string; readonly proof?: string }
  | { readonly state: 'several'; readonly count: number }
  | { readonly state: 'not-signed' }
  | { readonly state: 'missing' };

/**
 * The addresses of the credential that a page shows under a number, else of the only one. Signed files
 * alone count: what a hub merely says is not a credential. Refuses `share.malformed`, and as
 * parseStrictJson does.
 */
export function chooseShared(text: string, { page, number }: SharedLink): SharedChoice {
  const content = parseStrictJson(text);
  const items = listOf(member(content, 'items')).filter(isJsonObject);
  if (!isJsonObject(content) || items.length === 0)
    throw new CredentialFormatError('share.malformed', 'expected items');
  const numbered = items.filter((item) => number === undefined || item.number === number);
  const [item, ...others] = numbered;
  if (item === undefined) return { state: 'missing' };
  if (others.length > 0) return { state: 'several', count: numbered.length };
  return filesOf(item, page);
}

function filesOf(item: JsonObject, page: string): SharedChoice {
  const files = listOf(item.files);
  const form = ['open-badge', 'jwt'].find((name) => files.includes(name));
  const { number } = item;
  if (typeof number !== 'number' || !Number.isSafeInteger(number))
    throw new CredentialFormatError('share.malformed', 'expected a number');
  if (form === undefined) return { state: 'not-signed' };
  const base = `${page}/${String(number)}`;
  return {
    state: 'chosen',
    credential: `${base}/${form}`,
    ...(files.includes('proof') && { proof: `${base}/proof` }),
  };
}
