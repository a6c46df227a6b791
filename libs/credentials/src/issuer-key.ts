import type { KeyObject } from 'node:crypto';

import { CredentialFormatError } from './credential-format-error.js';
import { type DidKey, resolveDidKey } from './did-resolvers.js';
import { keyOfOrigin } from './key-of-origin.js';
import { keyFromJwk } from './signing-key.js';
import { type ListedHub, listedHub, type VerificationCase } from './verification-case.js';
import type { Fetched, VerificationSources } from './verification-sources.js';

/** What came of looking for a key of the issuer. */
export type IssuerKey =
  | DidKey
  /** The name is not that of a key of this issuer. */
  | { readonly state: 'other-issuer' }
  /** The registry lists the issuer, and never had such a key of it. */
  | { readonly state: 'never-listed'; readonly from: Fetched<unknown> };

/**
 * The key of the issuer that has a name. Keys come from the history that the registry keeps; only for
 * an issuer that it does not list are they taken from its DID, or from where its origin publishes them.
 */
export async function issuerKey(
  kid: string,
  verification: VerificationCase,
  sources: VerificationSources,
): Promise<IssuerKey> {
  const { trust, credential } = verification;
  const { issuer } = credential.facts;
  const hub = listedHub(verification);
  const isDid = issuer.startsWith('did:');
  const did = hub?.did ?? (isDid ? issuer : undefined);
  if (did !== undefined && !kid.startsWith(`${did}#`)) return { state: 'other-issuer' };
  if (hub !== undefined) {
    const key = keyOfHub(hub, kid);
    return key === undefined
      ? { state: 'never-listed', from: trust }
      : { state: 'found', key, from: trust };
  }
  return isDid ? resolveDidKey(issuer, kid, sources) : keyOfOrigin(issuer, kid, sources);
}

/** The key of a hub's history under a name, or undefined. A key that the registry garbled is none. */
export function keyOfHub(hub: ListedHub, kid: string): KeyObject | undefined {
  const listed = hub.keys.find((key) => key.kid === kid);
  try {
    return listed === undefined ? undefined : keyFromJwk(listed.publicJwk);
  } catch (error) {
    if (error instanceof CredentialFormatError) return undefined;
    throw error;
  }
}
