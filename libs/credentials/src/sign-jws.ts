import { CompactSign } from 'jose';

import { CredentialFormatError } from './credential-format-error.js';
import type { JsonObject } from './json-object.js';
import { algorithmOf, type SigningKey } from './signing-key.js';

/**
 * A compact JWS over a JSON object, ES256 (RFC 7515, RFC 7518 3.4). Refuses with `key.unsupported`
 * a key that is not P-256, or that says it is for something else.
 */
export async function signJws(
  payload: JsonObject,
  header: { readonly typ: string; readonly cty?: string },
  key: SigningKey,
): Promise<string> {
  if (key.alg !== 'ES256' || algorithmOf(key.privateKey) !== 'ES256') {
    throw new CredentialFormatError('key.unsupported', 'expected P-256');
  }
  return new CompactSign(Buffer.from(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'ES256', ...header, kid: key.kid })
    .sign(key.privateKey);
}
