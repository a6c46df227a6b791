import type { TrustList } from '#domain/generated/schemas.js';

import { CredentialFormatError } from './credential-format-error.js';
import { didWebDocumentUrl } from './did-web.js';
import { parseStrictJson } from './strict-json.js';
import type { Fetched, VerificationSources } from './verification-sources.js';

/** What a verifier with a network brings, beside what it knows already. */
export interface Network extends Pick<VerificationSources, 'templates' | 'forms' | 'didResolvers'> {
  /** The text at an address that somebody else chose. Never rejects. */
  readonly text: (url: string) => Promise<Fetched<string>>;
  readonly trustList: () => Promise<Fetched<TrustList>>;
}

/** Sources that ask the addresses which a credential and its issuer name. */
export function networkSources(network: Network): VerificationSources {
  const { text, trustList, ...known } = network;
  return {
    ...known,
    trustList,
    statusList: text,
    document: text,
    didDocument: (did) => didDocumentOver(network, did),
  };
}

async function didDocumentOver(network: Network, did: string): Promise<Fetched<unknown>> {
  try {
    const fetched = await network.text(didWebDocumentUrl(did));
    return fetched.state === 'found'
      ? { ...fetched, value: parseStrictJson(fetched.value) }
      : fetched;
  } catch (error) {
    if (!(error instanceof CredentialFormatError)) throw error;
    return { state: 'unreachable', source: did.slice(0, 300), why: error.code };
  }
}

/** An answer of a fetcher as a source; `asOf` is when it was asked for: it is of then at the earliest. */
export function fetchedFrom<T>(
  answer:
    | { readonly state: 'found'; readonly value: T }
    | { readonly state: 'missing' }
    | { readonly state: 'unreachable'; readonly why: string },
  source: string,
  asOf: Date,
): Fetched<T> {
  return answer.state === 'found' ? { ...answer, source, asOf } : { ...answer, source };
}

/** A trust list as a source: it is of the second in which the registry made it, whoever brings it. */
export const trustListFetched = (value: TrustList, source: string): Fetched<TrustList> => ({
  state: 'found',
  value,
  source,
  asOf: new Date(value.issuedAt),
});
