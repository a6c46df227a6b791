import type { TrustList } from '#domain/generated/schemas.js';

import type { CanonicalTemplates } from './canonical-templates.js';
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
  /** Likewise of their tokens. */
  readonly forms?: JwtForms;
  trustList(): Promise<Fetched<TrustList>>;
  didDocument(did: string): Promise<Fetched<unknown>>;
  /** The status list credential as JSON text. */
  statusList(url: string): Promise<Fetched<string>>;
}
