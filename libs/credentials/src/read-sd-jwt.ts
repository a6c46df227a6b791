import { createHash } from 'node:crypto';

import { decodeBase64url } from './base64url.js';
import { CredentialFormatError } from './credential-format-error.js';
import { isJsonObject, type JsonObject } from './json-object.js';
import { parseStrictJson } from './strict-json.js';
import { decodeJws, payloadObject } from './verify-jws.js';

/** An SD-JWT taken apart and put together from what was disclosed. Nothing of it is verified. */
export interface ReadSdJwt {
  /** The part that the issuer signed. */
  readonly jwt: string;
  readonly header: JsonObject;
  /** What the verifier sees: undisclosed claims are simply not there. */
  readonly claims: JsonObject;
  /** The holder's signature over this presentation, when there is one. */
  readonly keyBinding?: string;
  /** base64url SHA-256 of everything before the key binding: what `sd_hash` has to be. */
  readonly hash: string;
}

/** More than a competence of sixty criteria needs with all its evidence. */
const MAX_DISCLOSURES = 256;
const MAX_DEPTH = 32;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

interface Disclosure {
  /** Absent for an element of a list. */
  readonly name?: string;
  readonly value: unknown;
}

/**
 * Reads a compact SD-JWT (RFC 9901 7.1). Refuses as decodeJws and parseStrictJson do, and with
 * `sd-jwt.malformed` wrong parts; `sd-jwt.too-many` over 256 disclosures; `sd-jwt.algorithm` another
 * hash than SHA-256; `sd-jwt.disclosure-repeated`, `sd-jwt.disclosure-foreign` (no digest asks for
 * it), `sd-jwt.digest-repeated`, `sd-jwt.claim-name` (`_sd`, `...` or one that is there already).
 */
export function readSdJwt(text: string): ReadSdJwt {
  const parts = text.split('~');
  const jwt = parts[0];
  const last = parts.at(-1);
  if (jwt === undefined || last === undefined || parts.length < 2)
    throw new CredentialFormatError('sd-jwt.malformed', 'expected ~ after the signed part');
  const encoded = parts.slice(1, -1);
  if (encoded.length > MAX_DISCLOSURES) throw new CredentialFormatError('sd-jwt.too-many');
  const decoded = decodeJws(jwt);
  const payload = payloadObject(decoded);
  const { _sd_alg: algorithm, ...signed } = payload;
  if (algorithm !== undefined && algorithm !== 'sha-256')
    throw new CredentialFormatError('sd-jwt.algorithm', 'expected sha-256');
  const disclosures = new Map<string, Disclosure>();
  for (const one of encoded) {
    const digest = digestOf(one);
    if (disclosures.has(digest)) throw new CredentialFormatError('sd-jwt.disclosure-repeated');
    disclosures.set(digest, decodeDisclosure(one));
  }
  const reader = new DisclosureReader(disclosures);
  const claims = reader.object(signed, 0);
  if (reader.used < disclosures.size) throw new CredentialFormatError('sd-jwt.disclosure-foreign');
  return {
    jwt,
    header: decoded.header,
    claims,
    ...(last !== '' && { keyBinding: last }),
    hash: digestOf(text.slice(0, text.length - last.length)),
  };
}

const digestOf = (text: string): string =>
  createHash('sha256').update(text, 'ascii').digest('base64url');

/** RFC 9901 4.2.1 and 4.2.2. */
function decodeDisclosure(encoded: string): Disclosure {
  let text: string;
  try {
    text = utf8.decode(decodeBase64url(encoded));
  } catch {
    throw new CredentialFormatError('sd-jwt.malformed', 'a disclosure is base64url of UTF-8');
  }
  const parts: unknown = parseStrictJson(text);
  if (!Array.isArray(parts) || typeof parts[0] !== 'string')
    throw new CredentialFormatError('sd-jwt.malformed', 'a disclosure is a list with a salt');
  if (parts.length === 2) return { value: parts[1] };
  const name: unknown = parts[1];
  if (parts.length !== 3 || typeof name !== 'string')
    throw new CredentialFormatError('sd-jwt.malformed', 'a disclosure has two or three members');
  if (name === '_sd' || name === '...') throw new CredentialFormatError('sd-jwt.claim-name', name);
  return { name, value: parts[2] };
}

/** Puts disclosures where their digests stand. */
class DisclosureReader {
  private readonly seen = new Set<string>();
  used = 0;

  constructor(private readonly disclosures: ReadonlyMap<string, Disclosure>) {}

  object(value: JsonObject, depth: number): JsonObject {
    if (Object.hasOwn(value, '...')) throw new CredentialFormatError('sd-jwt.claim-name', '...');
    const { _sd: digests = [], ...members } = value;
    if (!Array.isArray(digests)) throw new CredentialFormatError('sd-jwt.malformed', '_sd');
    const found = new Map<string, unknown>();
    for (const [name, member] of Object.entries(members))
      found.set(name, this.value(member, depth + 1));
    for (const digest of digests as readonly unknown[]) {
      const disclosure = this.take(digest);
      if (disclosure === undefined) continue;
      if (disclosure.name === undefined)
        throw new CredentialFormatError('sd-jwt.malformed', 'an element where a claim belongs');
      if (found.has(disclosure.name))
        throw new CredentialFormatError('sd-jwt.claim-name', disclosure.name);
      found.set(disclosure.name, this.value(disclosure.value, depth + 1));
    }
    return Object.fromEntries(found);
  }

  private value(value: unknown, depth: number): unknown {
    if (depth > MAX_DEPTH) throw new CredentialFormatError('json.too-deep');
    if (Array.isArray(value)) return value.flatMap((item: unknown) => this.element(item, depth));
    return isJsonObject(value) ? this.object(value, depth) : value;
  }

  /** An element that is not disclosed is not there. */
  private element(item: unknown, depth: number): readonly unknown[] {
    if (!isJsonObject(item) || !Object.hasOwn(item, '...')) return [this.value(item, depth + 1)];
    if (Object.keys(item).length !== 1)
      throw new CredentialFormatError('sd-jwt.malformed', '... stands alone');
    const disclosure = this.take(item['...']);
    if (disclosure === undefined) return [];
    if (disclosure.name !== undefined)
      throw new CredentialFormatError('sd-jwt.malformed', 'a claim where an element belongs');
    return [this.value(disclosure.value, depth + 1)];
  }

  private take(digest: unknown): Disclosure | undefined {
    if (typeof digest !== 'string') throw new CredentialFormatError('sd-jwt.malformed', '_sd');
    if (this.seen.has(digest)) throw new CredentialFormatError('sd-jwt.digest-repeated');
    this.seen.add(digest);
    const disclosure = this.disclosures.get(digest);
    if (disclosure !== undefined) this.used += 1;
    return disclosure;
  }
}
