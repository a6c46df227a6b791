import type { KeyObject } from 'node:crypto';

import { CredentialFormatError } from './credential-format-error.js';
import type { DidKey } from './did-resolvers.js';
import { listOf, member, textMember } from './json-object.js';
import { keyFromJwk, readPublicJwk } from './signing-key.js';
import { parseStrictJson } from './strict-json.js';
import type { Fetched, VerificationSources } from './verification-sources.js';

const METADATA = '/.well-known/jwt-vc-issuer';

/**
 * The key that a web origin publishes under a name for its SD-JWT VCs, as `jwks` or at `jwks_uri` of
 * the same origin (draft-ietf-oauth-sd-jwt-vc 5). Never rejects.
 */
export async function keyOfOrigin(
  origin: string,
  kid: string,
  sources: VerificationSources,
): Promise<Exclude<DidKey, { readonly state: 'method-unknown' }>> {
  const from = await documentAt(`${origin}${METADATA}`, sources);
  if (from.state !== 'found') return { state: 'no-document', from };
  if (textMember(from.value, 'issuer') !== origin) return { state: 'no-key', from };
  const uri = textMember(from.value, 'jwks_uri');
  if (uri === undefined) return keyIn(member(from.value, 'jwks'), kid, from);
  // Else whoever is named there could sign for this origin.
  if (!URL.canParse(uri) || new URL(uri).origin !== origin) return { state: 'no-key', from };
  const keys = await documentAt(uri, sources);
  return keys.state === 'found'
    ? keyIn(keys.value, kid, keys)
    : { state: 'no-document', from: keys };
}

function keyIn(
  jwks: unknown,
  kid: string,
  from: Fetched<unknown>,
):
  | { state: 'found'; key: KeyObject; from: Fetched<unknown> }
  | { state: 'no-key'; from: Fetched<unknown> } {
  const [jwk, ...others] = listOf(member(jwks, 'keys')).filter(
    (candidate) => textMember(candidate, 'kid') === kid,
  );
  try {
    if (jwk === undefined || others.length > 0) return { state: 'no-key', from };
    return { state: 'found', key: keyFromJwk(readPublicJwk(jwk)), from };
  } catch (error) {
    if (error instanceof CredentialFormatError) return { state: 'no-key', from };
    throw error;
  }
}

async function documentAt(url: string, sources: VerificationSources): Promise<Fetched<unknown>> {
  const fetched = (await sources.document?.(url)) ?? {
    state: 'unreachable',
    source: url,
    why: 'nothing is fetched',
  };
  if (fetched.state !== 'found') return fetched;
  try {
    return { ...fetched, value: parseStrictJson(fetched.value) };
  } catch (error) {
    if (!(error instanceof CredentialFormatError)) throw error;
    return { state: 'unreachable', source: fetched.source, why: error.code };
  }
}
