import { sign } from 'node:crypto';

import { CredentialFormatError } from './credential-format-error.js';
import type { JsonObject } from './json-object.js';
import { algorithmOf, type SigningKey } from './signing-key.js';

/**
 * A compact JWS over a JSON object, ES256 (RFC 7515, RFC 7518 3.4). Refuses with `key.unsupported`
 * a key that is not P-256, or that says it is for something else.
 */
export function signJws(
  payload: JsonObject,
  header: { readonly typ: string; readonly cty?: string },
  key: SigningKey,
): Promise<string> {
  // A promise, as a key may lie where signing takes time.
  return new Promise((resolve) => {
    resolve(signed(payload, { alg: 'ES256', ...header, kid: key.kid }, key));
  });
}

function signed(payload: JsonObject, header: JsonObject, key: SigningKey): string {
  if (key.alg !== 'ES256' || algorithmOf(key.privateKey) !== 'ES256') {
    throw new CredentialFormatError('key.unsupported', 'expected P-256');
  }
  const text = `${encoded(header)}.${encoded(payload)}`;
  // The bytes of r and s (RFC 7518 3.4), and not the DER that node:crypto gives by itself.
  const options = { key: key.privateKey, dsaEncoding: 'ieee-p1363' } as const;
  const signature = sign('sha256', Buffer.from(text, 'latin1'), options);
  return `${text}.${signature.toString('base64url')}`;
}

const encoded = (value: JsonObject): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url');
