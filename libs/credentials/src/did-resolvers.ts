import type { KeyObject } from 'node:crypto';

import { keyInDidDocument } from './did-web.js';
import { carriesItsKey, keyInDid } from './key-in-did.js';
import type { Fetched, VerificationSources } from './verification-sources.js';

/** Gives the document of a DID of one method. Never rejects: what goes wrong is `unreachable`. */
export type DidResolver = (did: string) => Promise<Fetched<unknown>>;

/** A resolver for each method, such as `web` of did:web. */
export type DidResolvers = ReadonlyMap<string, DidResolver>;

/** What came of looking for a key that a DID is said to have. */
export type DidKey =
  | { readonly state: 'found'; readonly key: KeyObject; readonly from?: Fetched<unknown> }
  /** The DID was read, and has no such key. */
  | { readonly state: 'no-key'; readonly from?: Fetched<unknown> }
  /** The document of the DID was not had. */
  | { readonly state: 'no-document'; readonly from: Fetched<unknown> }
  | { readonly state: 'method-unknown'; readonly method: string };

/**
 * The key that a DID gives the name `kid`, for assertions (DID Core 1.0, 7.1). A resolver of the
 * sources comes first; did:key and did:jwk carry their key, did:web is fetched.
 */
export async function resolveDidKey(
  did: string,
  kid: string,
  sources: VerificationSources,
): Promise<DidKey> {
  const method = did.split(':')[1] ?? '';
  const resolver = sources.didResolvers?.get(method);
  if (resolver === undefined && carriesItsKey(did)) {
    const key = keyInDid(did, kid);
    return key === undefined ? { state: 'no-key' } : { state: 'found', key };
  }
  if (resolver === undefined && method !== 'web') return { state: 'method-unknown', method };
  const from = await (resolver === undefined ? sources.didDocument(did) : resolver(did));
  if (from.state !== 'found') return { state: 'no-document', from };
  const key = keyInDidDocument(from.value, did, kid);
  return key === undefined ? { state: 'no-key', from } : { state: 'found', key, from };
}
