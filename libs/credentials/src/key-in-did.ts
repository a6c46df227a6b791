import type { KeyObject } from 'node:crypto';

import { decodeBase64url } from './base64url.js';
import { CredentialFormatError } from './credential-format-error.js';
import { keyFromMultikey } from './multikey.js';
import { keyFromJwk, readPublicJwk } from './signing-key.js';
import { parseStrictJson } from './strict-json.js';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Whether a DID carries its key itself, so that nothing has to be fetched: did:key and did:jwk. */
export function carriesItsKey(did: string): boolean {
  return did.startsWith('did:key:') || did.startsWith('did:jwk:');
}

/**
 * The key that a did:key or did:jwk carries, when `kid` is the name that its method gives to that
 * key; undefined for other names, other kinds of key and what cannot be read. Never throws for bad
 * input. Ed25519 and P-256 only.
 */
export function keyInDid(did: string, kid: string): KeyObject | undefined {
  try {
    const content = did.slice('did:key:'.length);
    if (did.startsWith('did:key:'))
      return kid === `${did}#${content}` ? keyFromMultikey(content) : undefined;
    if (did.startsWith('did:jwk:') && kid === `${did}#0`)
      return keyFromJwk(readPublicJwk(parseStrictJson(textOf(content))));
    return undefined;
  } catch (error) {
    if (error instanceof CredentialFormatError) return undefined;
    throw error;
  }
}

function textOf(encoded: string): string {
  try {
    return utf8.decode(decodeBase64url(encoded));
  } catch {
    throw new CredentialFormatError('did.malformed', 'expected base64url of a JWK');
  }
}
