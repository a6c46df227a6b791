import type { TrustList } from '#domain/generated/schemas.js';

import { type Check, type CheckName, unchecked } from './check.js';
import { didWebDocumentUrl } from './did-web.js';
import { CredentialFormatError } from './credential-format-error.js';
import type { ReadCredential } from './read-credential.js';
import type { Fetched } from './verification-sources.js';
import type { PresentationRequest } from './verify-sd-jwt-vc.js';

/** A hub as the registry lists it. */
export type ListedHub = TrustList['hubs'][number];

/** All that the checks of one verdict share. */
export interface VerificationCase {
  readonly credential: ReadCredential;
  readonly trust: Fetched<TrustList>;
  readonly now: Date;
  /** What the holder was asked to sign, when somebody asked. */
  readonly holder?: PresentationRequest;
}

/** The hub that issued, when the registry lists it under the issuer's DID or web origin. */
export function listedHub({ credential, trust }: VerificationCase): ListedHub | undefined {
  if (trust.state !== 'found') return undefined;
  const { issuer } = credential.facts;
  return trust.value.hubs.find(({ did, url }) => did === issuer || originOf(url) === issuer);
}

const originOf = (url: string): string | undefined =>
  URL.canParse(url) ? new URL(url).origin : undefined;

/** Whether the trust list should have been renewed by now. */
export function isOutOfDate({ trust, now }: VerificationCase): boolean {
  return trust.state === 'found' && now.getTime() > Date.parse(trust.value.nextUpdate);
}

/** What to say when there is no trust list to check something against. */
export function withoutTrustList(name: CheckName, trust: Fetched<TrustList>): Check {
  return trust.state === 'missing'
    ? unchecked(name, 'trust-list.missing')
    : unchecked(name, 'trust-list.unreachable');
}

/**
 * Whether the credential says that it is about a European standard: its own standard or the target
 * of a mapping is listed as European, or lies at the address of the registry.
 */
export function claimsEuropean({ credential, trust }: VerificationCase): boolean {
  if (trust.state !== 'found') return false;
  const { standards, registry } = trust.value;
  const { standard, otherStandards, mappings } = credential.facts;
  const home = homeOf(registry);
  return [standard, ...otherStandards, ...mappings.map(({ target }) => target)].some(
    (uri) =>
      (home !== undefined && URL.canParse(uri) && new URL(uri).host === home) ||
      standards.some(({ versionUri, kind }) => kind === 'european' && versionUri === uri),
  );
}

/** Host and port of a did:web; undefined for other DID methods. */
function homeOf(did: string): string | undefined {
  try {
    return new URL(didWebDocumentUrl(did)).host;
  } catch (error) {
    if (error instanceof CredentialFormatError) return undefined;
    throw error;
  }
}
