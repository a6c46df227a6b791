import type { KeyObject } from 'node:crypto';
import { openTrustList } from '#credentials/trust-list.js';
import type { VerificationSources } from '#credentials/verification-sources.js';
import type { TrustList, VerificationBundle } from '#domain/generated/schemas.js';

/** A bundle has no other form than this; its parts prove themselves. */
export function isBundle(value: unknown): value is VerificationBundle {
  if (value === null || typeof value !== 'object') return false;
  const { v, takenAt, trustList, statusLists } = value as Record<string, unknown>;
  return (
    v === 1 &&
    typeof takenAt === 'string' &&
    !Number.isNaN(Date.parse(takenAt)) &&
    typeof trustList === 'string' &&
    statusLists !== null &&
    typeof statusLists === 'object'
  );
}

/** Sources that need no network: everything is in the bundle, as of the time it was taken. */
export function bundleSources(
  bundle: VerificationBundle,
  registryKey: KeyObject,
): VerificationSources {
  const asOf = new Date(bundle.takenAt);
  const source = 'the bundle';
  return {
    trustList: async () => {
      try {
        const value: TrustList = await openTrustList(bundle.trustList, registryKey);
        return { state: 'found', value, asOf, source };
      } catch (error) {
        return {
          state: 'unreachable',
          source,
          why: error instanceof Error ? error.message : 'it cannot be read',
        };
      }
    },
    didDocument: () =>
      Promise.resolve({ state: 'unreachable', source, why: 'a bundle holds no DID documents' }),
    statusList: (url) => {
      const value = Object.hasOwn(bundle.statusLists, url) ? bundle.statusLists[url] : undefined;
      return Promise.resolve(
        value === undefined
          ? { state: 'unreachable', source, why: 'the bundle lacks this status list' }
          : { state: 'found', value, asOf, source },
      );
    },
  };
}
