import type { TrustList } from '#domain/generated/schemas.js';

import type { CanonicalTemplates } from './canonical-templates.js';
import type { DidResolvers } from './did-resolvers.js';
import type { JwtForms } from './jwt-forms.js';

/**
 * What came of asking a source. `asOf` is when the answer was taken, which for a bundle is long ago.
 * `missing`: the source answered that there is nothing; `unreachable`: it did not answer.
 */
export type Fetched<T> =
  | { readonly state: 'found'; readonly value: T; readonly asOf: Date; readonly source: string }
  | { readonly state: 'missing'; readonly source: string }
  | { readonly state: 'unreachable'; readonly source: string; readonly why: string };

/**
 * Where a verifier gets what the credential does not carry. Implementations never reject: what goes
 * wrong is `unreachable`. The trust list has been opened with the key of the registry.
 */
export interface VerificationSources {
  /** Forms of listed hubs' badges that a lasting verifier knows; it works without. */
  readonly templates?: CanonicalTemplates;
  /** Methods of DIDs beyond did:key, did:jwk and did:web, or in place of them. */
  readonly didResolvers?: DidResolvers;
  /** Likewise of their tokens. */
  readonly forms?: JwtForms;
  trustList(): Promise<Fetched<TrustList>>;
  /** The document of a did:web. */
  didDocument(did: string): Promise<Fetched<unknown>>;
  /** The status list as text: a credential in JSON, or a token. */
  statusList(url: string): Promise<Fetched<string>>;
  /** The text of a standard version, where it was brought along and has the digest on record. */
  standardBody?(versionUri: string): Promise<Fetched<string>>;
  /** The text of a document in which an issuer without DID publishes its keys; nowhere when absent. */
  document?(url: string): Promise<Fetched<string>>;
}
