import { decodeBase58 } from '../base58.js';
import { decodeBase64url } from '../base64url.js';
import { CredentialFormatError } from '../credential-format-error.js';
import { isJsonObject, member } from '../json-object.js';
import { isUrl } from './is-url.js';
import { type DigestAlgorithm, publishedDigest } from './published-digests.js';

const LENGTHS: Readonly<Record<DigestAlgorithm, number>> = { sha256: 32, sha384: 48, sha512: 64 };
/** First byte of a multihash, for each algorithm (Controlled Identifiers 1.0, 2.5). */
const MULTIHASH: Readonly<Record<DigestAlgorithm, number>> = {
  sha256: 0x12,
  sha384: 0x20,
  sha512: 0x13,
};
const ALGORITHMS = ['sha256', 'sha384', 'sha512'] as const;

interface Digest {
  readonly algorithm: DigestAlgorithm;
  readonly bytes: Buffer;
}

/**
 * Checks `relatedResource` (VCDM 2.0 5.3): one or more objects with a URL of their own each as `id`,
 * a digest each, `mediaType` a string. The digests of contexts that we know must be the published
 * ones; nothing is fetched, so those of other resources are looked at for their form alone. Refuses
 * `related-resource.malformed`, `.repeated`, `.digest-missing`, `.digest-malformed`, `.digest-mismatch`.
 */
export function checkRelatedResources(value: unknown): void {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0 || !list.every(isJsonObject)) throw refused('malformed');
  const ids = new Set<string>();
  for (const resource of list) {
    const id = member(resource, 'id');
    const mediaType = member(resource, 'mediaType');
    if (!isUrl(id) || (mediaType !== undefined && typeof mediaType !== 'string'))
      throw refused('malformed');
    if (ids.has(id)) throw refused('repeated');
    ids.add(id);
    const digests = [
      ...readIntegrity(member(resource, 'digestSRI')),
      ...readMultibase(member(resource, 'digestMultibase')),
    ];
    if (digests.length === 0) throw refused('digest-missing');
    for (const { algorithm, bytes } of digests) {
      const known = publishedDigest(id, algorithm);
      if (known !== undefined && known !== bytes.toString('base64'))
        throw refused('digest-mismatch');
    }
  }
}

/** Subresource Integrity 3.5: hashes of any of three algorithms, each possibly with options. */
function readIntegrity(value: unknown): readonly Digest[] {
  if (value === undefined) return [];
  if (typeof value !== 'string') throw refused('digest-malformed');
  return value.split(' ').map((one) => {
    const [, name, encoded = ''] =
      /^(sha256|sha384|sha512)-([A-Za-z0-9+/=]+)(?:\?|$)/.exec(one) ?? [];
    const algorithm = ALGORITHMS.find((known) => known === name);
    const bytes = Buffer.from(encoded, 'base64');
    if (
      algorithm === undefined ||
      bytes.toString('base64') !== encoded ||
      bytes.length !== LENGTHS[algorithm]
    )
      throw refused('digest-malformed');
    return { algorithm, bytes };
  });
}

/** Data Integrity 1.0 2.6: a multihash; or, as the W3C's own tests have it, a bare SHA-256. */
function readMultibase(value: unknown): readonly Digest[] {
  if (value === undefined) return [];
  if (typeof value !== 'string') throw refused('digest-malformed');
  const bytes = decodeMultibase(value);
  if (bytes?.length === LENGTHS.sha256) return [{ algorithm: 'sha256', bytes }];
  const algorithm = ALGORITHMS.find(
    (name) =>
      bytes?.length === LENGTHS[name] + 2 &&
      bytes[0] === MULTIHASH[name] &&
      bytes[1] === LENGTHS[name],
  );
  if (bytes === undefined || algorithm === undefined) throw refused('digest-malformed');
  return [{ algorithm, bytes: bytes.subarray(2) }];
}

function decodeMultibase(text: string): Buffer | undefined {
  const decoders: readonly (() => Buffer)[] = text.startsWith('u')
    ? [() => decodeBase64url(text.slice(1))]
    : text.startsWith('z')
      ? ALGORITHMS.flatMap((name) =>
          [LENGTHS[name] + 2, LENGTHS[name]].map(
            (length) => () => decodeBase58(text.slice(1), length),
          ),
        )
      : [];
  for (const decode of decoders) {
    try {
      return decode();
    } catch (error) {
      if (!(error instanceof CredentialFormatError)) throw error;
    }
  }
  return undefined;
}

const refused = (reason: string) => new CredentialFormatError(`related-resource.${reason}`);
