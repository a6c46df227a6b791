import { createHash, type KeyObject } from 'node:crypto';
import { networkSources, trustListFetched } from '#credentials/network-sources.js';
import { openTrustList } from '#credentials/trust-list.js';
import type { Fetched, VerificationSources } from '#credentials/verification-sources.js';
import type { TrustList, VerificationBundle } from '#domain/generated/schemas.js';

/** A bundle of the first form: status lists by their address, all taken at one time. */
export interface FirstBundle {
  readonly v: 1;
  readonly takenAt: string;
  readonly trustList: string;
  readonly statusLists: Readonly<Record<string, string>>;
}

/** A bundle of any form that was ever given out. */
export type AnyBundle = VerificationBundle | FirstBundle;

const isText = (value: unknown): value is string => typeof value === 'string';
const isInstant = (value: unknown): boolean => isText(value) && !Number.isNaN(Date.parse(value));
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** A bundle has no other forms than these; its parts prove themselves. */
export function isBundle(value: unknown): value is AnyBundle {
  if (!isRecord(value) || !isInstant(value.takenAt) || !isText(value.trustList)) return false;
  const { v, statusLists, documents } = value;
  if (v === 1) return isRecord(statusLists) && Object.values(statusLists).every(isText);
  const texts = [value.credential, value.proof, value.standardBody, value.registryCheckpoint];
  return (
    v === 2 &&
    texts.every((text) => text === undefined || isText(text)) &&
    Array.isArray(documents) &&
    documents.every(
      (one: unknown) =>
        isRecord(one) && isText(one.url) && isInstant(one.takenAt) && isText(one.body),
    )
  );
}

/** Sources that need no network: each part is of the time at which it was made or taken. */
export function bundleSources(bundle: AnyBundle, registryKey: KeyObject): VerificationSources {
  const documents = documentsOf(bundle);
  const trustList = async (): Promise<Fetched<TrustList>> => {
    const source = 'the bundle';
    try {
      return trustListFetched(await openTrustList(bundle.trustList, registryKey), source);
    } catch (error) {
      const why = error instanceof Error ? error.message : 'it cannot be read';
      return { state: 'unreachable', source, why };
    }
  };
  const text = (url: string): Promise<Fetched<string>> =>
    Promise.resolve(
      documents.get(url) ?? {
        state: 'unreachable',
        source: url,
        why: 'the bundle does not hold it',
      },
    );
  return {
    ...networkSources({ trustList, text }),
    standardBody: async (uri) => bodyIn(bundle, uri, await trustList()),
  };
}

function documentsOf(bundle: AnyBundle): ReadonlyMap<string, Fetched<string>> {
  const documents =
    bundle.v === 1
      ? Object.entries(bundle.statusLists).map(([url, body]) => ({
          url,
          body,
          takenAt: bundle.takenAt,
        }))
      : bundle.documents;
  return new Map(
    documents.map(({ url, body, takenAt }) => [
      url,
      { state: 'found', value: body, asOf: new Date(takenAt), source: url },
    ]),
  );
}

/** A text with another digest than the one on record is not the standard. */
function bodyIn(bundle: AnyBundle, uri: string, list: Fetched<TrustList>): Fetched<string> {
  const body = bundle.v === 2 ? bundle.standardBody : undefined;
  const digest = body && createHash('sha256').update(body).digest('base64url');
  const isListed =
    list.state === 'found' &&
    list.value.standards.some(
      ({ versionUri, contentDigest }) => versionUri === uri && contentDigest === digest,
    );
  return body !== undefined && isListed
    ? { state: 'found', value: body, asOf: new Date(bundle.takenAt), source: uri }
    : { state: 'missing', source: uri };
}
