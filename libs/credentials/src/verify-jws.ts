import type { KeyObject } from 'node:crypto';

import { compactVerify, errors } from 'jose';

import { decodeBase64url } from './base64url.js';
import { CredentialFormatError } from './credential-format-error.js';
import { isJsonObject, type JsonObject } from './json-object.js';
import { algorithmOf } from './signing-key.js';
import { type JsonLimits, parseStrictJson } from './strict-json.js';

/** A compact JWS taken apart. Nothing of it has been verified. */
export interface DecodedJws {
  readonly header: JsonObject;
  readonly payload: Buffer;
}

/** Header members that let the sender choose the key or the rules; none has a place here. */
const REFUSED = ['crit', 'jku', 'jwk', 'x5u', 'x5c', 'b64'];
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The parts of a compact JWS (RFC 7515 7.1). Refuses with `jws.malformed` everything but three parts
 * of canonical base64url with a strict JSON header, and with `jws.header-refused` a header that
 * carries `crit`, `jku`, `jwk`, `x5u`, `x5c` or `b64`, or `alg` none. Only a proof of a new key may
 * bring that key: `isKeyProof` lets `jwk` pass, and nothing else.
 */
export function decodeJws(jws: string, isKeyProof = false): DecodedJws {
  const [head, payload, signature, ...more] = jws.split('.');
  if (head === undefined || payload === undefined || signature === undefined || more.length > 0)
    throw new CredentialFormatError('jws.malformed', 'expected three parts');
  // Proofs of new keys have other rules, and each another header.
  const header = isKeyProof ? headerOf(head, true) : rememberedHeader(head);
  decodeBase64url(signature);
  return { header, payload: decodeBase64url(payload) };
}

/** The tokens of one key have one header: what was read of it last holds for the next one. */
let lastHeader: { readonly text: string | undefined; readonly header: JsonObject } = {
  text: undefined,
  header: {},
};

function rememberedHeader(head: string): JsonObject {
  if (head !== lastHeader.text) lastHeader = { text: head, header: headerOf(head, false) };
  return lastHeader.header;
}

function headerOf(encoded: string, isKeyProof: boolean): JsonObject {
  const header = parseStrictJson(decodeUtf8(decodeBase64url(encoded)));
  if (!isJsonObject(header) || typeof header.alg !== 'string') {
    throw new CredentialFormatError('jws.malformed', 'expected an object with alg');
  }
  const refused = REFUSED.find(
    (name) => Object.hasOwn(header, name) && !(isKeyProof && name === 'jwk'),
  );
  if (refused !== undefined || header.alg.toLowerCase() === 'none') {
    throw new CredentialFormatError('jws.header-refused', refused ?? 'alg none');
  }
  return Object.freeze(header);
}

/** The JSON object that is the payload. Refuses `jws.malformed` and as parseStrictJson does. */
export function payloadObject({ payload }: DecodedJws, limits?: JsonLimits): JsonObject {
  const value = parseStrictJson(decodeUtf8(payload), limits);
  if (!isJsonObject(value)) throw new CredentialFormatError('jws.malformed', 'expected an object');
  return value;
}

/**
 * Whether a compact JWS is signed by the key, with the algorithm of the key: what the header says
 * is only compared. False for a wrong signature; refuses a malformed text as decodeJws does.
 */
export async function verifyJws(
  jws: string,
  publicKey: KeyObject,
  isKeyProof = false,
): Promise<boolean> {
  const { header } = decodeJws(jws, isKeyProof);
  const algorithm = algorithmOf(publicKey);
  if (header.alg !== algorithm) return false;
  try {
    await compactVerify(jws, publicKey, { algorithms: [algorithm] });
    return true;
  } catch (error) {
    if (error instanceof errors.JOSEError) return false;
    throw error;
  }
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new CredentialFormatError('jws.malformed', 'expected UTF-8');
  }
}
