import type { KeyObject } from 'node:crypto';
import { didWebDocumentUrl } from '#credentials/did-web.js';
import { keyFromJwk } from '#credentials/signing-key.js';
import { openTrustList } from '#credentials/trust-list.js';
import type { Fetched, VerificationSources } from '#credentials/verification-sources.js';
import type { PublicJwk, TrustList } from '#domain/generated/schemas.js';
import { fetchText } from './fetch-text.js';

/** What a Fetched becomes when its value has to be read; a fault while reading is `unreachable`. */
async function read<A, B>(
  fetched: Fetched<A>,
  parse: (value: A) => Promise<B>,
): Promise<Fetched<B>> {
  if (fetched.state !== 'found') return fetched;
  try {
    return { ...fetched, value: await parse(fetched.value) };
  } catch (error) {
    const why = error instanceof Error ? error.message : 'it cannot be read';
    return { state: 'unreachable', source: fetched.source, why };
  }
}

/** Sources that ask a registry, and the hosts a credential names. A pinned key is not fetched. */
export function registrySources(
  registry: string,
  pinned: KeyObject | undefined,
  now: Date,
): VerificationSources {
  const trustKey = async (): Promise<KeyObject> => {
    if (pinned) return pinned;
    const fetched = await fetchText(`${registry}/api/v1/trust-list/key`, now);
    if (fetched.state !== 'found') throw new Error('the key of the registry cannot be fetched');
    return keyFromJwk(JSON.parse(fetched.value) as PublicJwk);
  };
  let trustList: Promise<Fetched<TrustList>> | undefined;
  return {
    trustList: () =>
      (trustList ??= fetchText(`${registry}/trust-list.json`, now).then((fetched) =>
        read(fetched, async (jws) => openTrustList(jws, await trustKey())),
      )),
    didDocument: async (did) => {
      try {
        return await read(await fetchText(didWebDocumentUrl(did), now), (text) =>
          Promise.resolve(JSON.parse(text) as unknown),
        );
      } catch (error) {
        return {
          state: 'unreachable',
          source: did,
          why: error instanceof Error ? error.message : 'unknown method',
        };
      }
    },
    statusList: (url) => fetchText(url, now),
  };
}
