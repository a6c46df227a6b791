import type { KeyObject } from 'node:crypto';
import { fetchedFrom, networkSources, trustListFetched } from '#credentials/network-sources.js';
import { LARGEST_FILE } from '#credentials/credential-in-file.js';
import type { FetchBytes } from '#credentials/read-input.js';
import { keyFromJwk } from '#credentials/signing-key.js';
import { openTrustList } from '#credentials/trust-list.js';
import type { Fetched, VerificationSources } from '#credentials/verification-sources.js';
import type { PublicJwk, TrustList } from '#domain/generated/schemas.js';
import { fetchBytesGuarded, fetchTextGuarded } from '#platform/fetch/fetch-guarded.js';
import { isLoopbackUrl } from '#platform/fetch/is-loopback-url.js';

/** A trust list grows with every hub and standard for ever. */
const LARGEST_LIST = 8 * 1_048_576;

/** What a command verifies with: sources, and how files are fetched that a person names. */
export interface Verifying {
  readonly sources: VerificationSources;
  readonly fetchBytes: FetchBytes;
}

/**
 * Sources that ask a registry, and the hosts a credential names, with the guards of the registry's own
 * verifier: only a registry on this machine lets addresses on it be asked. A pinned key is not fetched.
 */
export function registrySources(
  registry: string,
  pinned: KeyObject | undefined,
  now: Date,
): Verifying {
  const allowLoopback = isLoopbackUrl(registry);
  const text = async (url: string) =>
    fetchedFrom(await fetchTextGuarded(url, { allowLoopback }), url, now);
  let list: Promise<Fetched<TrustList>> | undefined;
  return {
    sources: networkSources({
      text,
      trustList: () => (list ??= trustListOf(registry, pinned, now)),
    }),
    fetchBytes: async (url) =>
      fetchedFrom(
        await fetchBytesGuarded(url, { allowLoopback, maxBytes: LARGEST_FILE }),
        url,
        now,
      ),
  };
}

/** The registry is the one whom the person named: any address will do for it. */
async function trustListOf(
  registry: string,
  pinned: KeyObject | undefined,
  now: Date,
): Promise<Fetched<TrustList>> {
  const ask = async (path: string) => {
    const url = `${registry}${path}`;
    const limits = { allowLoopback: true, named: true, maxBytes: LARGEST_LIST };
    return fetchedFrom(await fetchTextGuarded(url, limits), url, now);
  };
  const fetched = await ask('/trust-list.json');
  if (fetched.state !== 'found') return fetched;
  const { source } = fetched;
  try {
    const key = pinned ?? (await publishedKey(ask));
    return trustListFetched(await openTrustList(fetched.value, key), source);
  } catch (error) {
    const why = error instanceof Error ? error.message : 'it cannot be read';
    return { state: 'unreachable', source, why };
  }
}

async function publishedKey(ask: (path: string) => Promise<Fetched<string>>): Promise<KeyObject> {
  const fetched = await ask('/api/v1/trust-list/key');
  if (fetched.state !== 'found') throw new Error('the key of the registry cannot be fetched');
  return keyFromJwk(JSON.parse(fetched.value) as PublicJwk);
}
