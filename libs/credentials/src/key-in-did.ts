import { ECDH, type KeyObject } from 'node:crypto';

import { decodeBase58 } from './base58.js';
import { decodeBase64url } from './base64url.js';
import { CredentialFormatError } from './credential-format-error.js';
import { keyFromMultikey } from './multikey.js';
import { keyFromJwk, readPublicJwk } from './signing-key.js';
import { parseStrictJson } from './strict-json.js';

/** Multicodec `p256-pub`, 0x1200 as a varint (Controlled Identifiers 1.0, 2.2.2). */
const P256 = Buffer.from([0x80, 0x24]);
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
      return kid === `${did}#${content}` ? keyOfMultikey(content) : undefined;
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

function keyOfMultikey(content: string): KeyObject {
  if (!content.startsWith('zDn')) return keyFromMultikey(content);
  const bytes = decodeBase58(content.slice(1), P256.length + 33);
  if (!bytes.subarray(0, 2).equals(P256)) throw new CredentialFormatError('key.unsupported');
  const point = uncompressed(bytes.subarray(2));
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((one) =>
    one.toString('base64url'),
  ) as [string, string];
  return keyFromJwk({ kty: 'EC', crv: 'P-256', x, y });
}

function uncompressed(point: Buffer): Buffer {
  try {
    return Buffer.from(
      ECDH.convertKey(point, 'prime256v1', undefined, 'base64', 'uncompressed') as string,
      'base64',
    );
  } catch (cause) {
    throw new CredentialFormatError('key.malformed', String(cause));
  }
}
