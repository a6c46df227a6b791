import type { KeyObject } from 'node:crypto';

import type { PublicJwk } from '#domain/generated/schemas.js';

import { CredentialFormatError } from './credential-format-error.js';
import { listOf, member, textMember } from './json-object.js';
import type { KeyState } from './key-store.js';
import { keyFromMultikey, multikeyOf } from './multikey.js';
import { keyFromJwk, readPublicJwk, type SignatureAlgorithm } from './signing-key.js';

/** A key as a DID document lists it. */
export interface ListedKey {
  readonly kid: string;
  readonly alg: SignatureAlgorithm;
  readonly publicJwk: PublicJwk;
  /** A compromised key is shown and asserts nothing. */
  readonly state?: KeyState;
}

/** A DID document (DID Core 1.0, Controlled Identifiers 1.0) of a hub or of the registry. */
export interface DidDocument {
  readonly '@context': readonly string[];
  readonly id: string;
  readonly verificationMethod: readonly Readonly<Record<string, unknown>>[];
  readonly assertionMethod: readonly string[];
}

const LOOPBACK = new Set(['localhost', '127.0.0.1']);

/** The did:web of an origin, port included: `http://localhost:3000` is `did:web:localhost%3A3000`. */
export function didWebOf(url: string): string {
  if (!URL.canParse(url)) throw new CredentialFormatError('did.malformed', 'expected a URL');
  const { host, pathname } = new URL(url);
  if (pathname !== '/') throw new CredentialFormatError('did.malformed', 'expected a bare origin');
  return `did:web:${encodeURIComponent(host)}`;
}

/**
 * Where the document of a did:web lies (did:web 3.2). Loopback hosts answer over http, all others
 * over https. Refuses with `did.malformed` everything that could point a fetch elsewhere.
 */
export function didWebDocumentUrl(did: string): string {
  // Segments of the method: unreserved characters, and %3A before a port as the only escape.
  if (!/^did:web:[A-Za-z0-9.-]+(%3A[0-9]{1,5})?(:[A-Za-z0-9._-]+)*$/.test(did)) {
    throw new CredentialFormatError('did.malformed', 'expected a did:web');
  }
  const [host = '', ...path] = did.slice('did:web:'.length).split(':');
  const name = host.replace(/%3A[0-9]+$/, '');
  const origin = `${LOOPBACK.has(name) ? 'http' : 'https'}://${decodeURIComponent(host)}`;
  if (path.some((segment) => /^\.+$/.test(segment)) || !URL.canParse(origin)) {
    throw new CredentialFormatError('did.malformed', 'expected a did:web');
  }
  return path.length === 0
    ? `${origin}/.well-known/did.json`
    : `${origin}/${path.join('/')}/did.json`;
}

/**
 * The DID document of a party. Ed25519 keys stand as Multikey, the others as JsonWebKey. All keys stay
 * in `verificationMethod`; retired ones also in `assertionMethod`, as foreign verifiers know no history;
 * compromised ones leave that (docs/design/credentials.md 5). Refuses `did.foreign-key`.
 */
export function didDocument(input: {
  readonly did: string;
  readonly keys: readonly ListedKey[];
}): DidDocument {
  const { did, keys } = input;
  for (const { kid } of keys) {
    if (!kid.startsWith(`${did}#`)) throw new CredentialFormatError('did.foreign-key', kid);
  }
  return {
    // The DID context comes first: foreign verifiers then read the document without framing it.
    '@context': [
      'https://www.w3.org/ns/did/v1',
      'https://w3id.org/security/multikey/v1',
      'https://w3id.org/security/jwk/v1',
    ],
    id: did,
    verificationMethod: keys.map(({ kid, alg, publicJwk }) =>
      alg === 'EdDSA'
        ? {
            id: kid,
            type: 'Multikey',
            controller: did,
            publicKeyMultibase: multikeyOf(keyFromJwk(publicJwk)),
          }
        : { id: kid, type: 'JsonWebKey', controller: did, publicKeyJwk: { ...publicJwk } },
    ),
    assertionMethod: keys.flatMap(({ kid, state }) => (state === 'compromised' ? [] : kid)),
  };
}

/**
 * The key that a fetched DID document names by `kid` for assertions, or undefined.
 * Never throws: the document is somebody else's. The document must be that of `did`, and `did` must
 * control the key.
 */
export function keyInDidDocument(
  document: unknown,
  did: string,
  kid: string,
): KeyObject | undefined {
  if (textMember(document, 'id') !== did) return undefined;
  // A name may be relative to the DID (DID Core 1.0, 3.2.2).
  const isNamed = (id: unknown): boolean =>
    id === kid || (typeof id === 'string' && id.startsWith('#') && `${did}${id}` === kid);
  const asserting = listOf(member(document, 'assertionMethod')).find(
    (entry) => isNamed(entry) || isNamed(member(entry, 'id')),
  );
  if (asserting === undefined) return undefined;
  // What may assert is named, or stands there itself (5.3).
  const method =
    typeof asserting === 'string'
      ? listOf(member(document, 'verificationMethod')).find((entry) => isNamed(member(entry, 'id')))
      : asserting;
  if (textMember(method, 'controller') !== did) return undefined;
  try {
    const multikey = textMember(method, 'publicKeyMultibase');
    if (multikey !== undefined) return keyFromMultikey(multikey);
    return keyFromJwk(readPublicJwk(member(method, 'publicKeyJwk')));
  } catch (error) {
    if (error instanceof CredentialFormatError) return undefined;
    throw error;
  }
}
