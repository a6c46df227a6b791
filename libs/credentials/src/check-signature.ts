import type { KeyObject } from 'node:crypto';

import { type Check, from, passed, refuted, unchecked } from './check.js';
import { CredentialFormatError } from './credential-format-error.js';
import { keyInDidDocument } from './did-web.js';
import { carriesItsKey, keyInDid } from './key-in-did.js';
import { keyFromJwk } from './signing-key.js';
import {
  isOutOfDate,
  type ListedHub,
  listedHub,
  type VerificationCase,
} from './verification-case.js';
import type { Fetched, VerificationSources } from './verification-sources.js';
import { verifyDataIntegrity } from './verify-data-integrity.js';
import { verifyVcJwt } from './verify-vc-jwt.js';

/**
 * Whether the issuer signed exactly this. Keys come from the history that the registry keeps; only
 * for an issuer that it does not list are they taken from the DID itself or its document.
 */
export async function checkSignature(
  verification: VerificationCase,
  sources: VerificationSources,
): Promise<Check> {
  const { credential, trust } = verification;
  const { kid, facts } = credential;
  if (!kid.startsWith(`${facts.issuer}#`)) {
    return refuted(
      'signature',
      'signature.other-issuer',
      'It is signed by somebody else than the issuer it names.',
    );
  }
  const hub = listedHub(verification);
  if (hub !== undefined) {
    const key = keyOfHub(hub, kid);
    if (key !== undefined) return from(await checkWith(verification, key, sources), trust);
    return from(
      isOutOfDate(verification)
        ? unchecked(
            'signature',
            'signature.key-not-listed',
            'The key is not in the trust list, which is out of date.',
          )
        : refuted(
            'signature',
            'signature.unknown-key',
            'It is signed with a key that the issuer never had.',
          ),
      trust,
    );
  }
  if (carriesItsKey(facts.issuer)) {
    const key = keyInDid(facts.issuer, kid);
    return key === undefined
      ? refuted(
          'signature',
          'signature.unknown-key',
          'It is signed with a key that the issuer does not have.',
        )
      : checkWith(verification, key);
  }
  const document = await sources.didDocument(facts.issuer);
  return from(await checkWithDocument(verification, document), document);
}

/** The key of a hub's history under a name, or undefined. A key that the registry garbled is none. */
export function keyOfHub(hub: ListedHub, kid: string): KeyObject | undefined {
  const listed = hub.keys.find((key) => key.kid === kid);
  try {
    return listed === undefined ? undefined : keyFromJwk(listed.publicJwk);
  } catch (error) {
    if (error instanceof CredentialFormatError) return undefined;
    throw error;
  }
}

async function checkWithDocument(
  verification: VerificationCase,
  document: Fetched<unknown>,
): Promise<Check> {
  const { kid, facts } = verification.credential;
  switch (document.state) {
    case 'unreachable':
      return unchecked(
        'signature',
        'signature.keys-unreachable',
        "The issuer's keys could not be reached.",
      );
    case 'missing':
      return unchecked('signature', 'signature.keys-missing', 'The issuer publishes no keys.');
    case 'found': {
      const key = keyInDidDocument(document.value, facts.issuer, kid);
      return key === undefined
        ? refuted(
            'signature',
            'signature.unknown-key',
            'It is signed with a key that the issuer does not publish.',
          )
        : checkWith(verification, key);
    }
  }
}

async function checkWith(
  { credential }: VerificationCase,
  key: KeyObject,
  known: Pick<VerificationSources, 'templates' | 'forms'> = {},
): Promise<Check> {
  const { secured, kid } = credential;
  const keyOf = (name: string) => (name === kid ? key : undefined);
  const result =
    'jwt' in secured
      ? verifyVcJwt(secured.jwt, keyOf, known.forms)
      : await verifyDataIntegrity(secured.document, keyOf, known.templates);
  return result.verified
    ? passed('signature', 'The issuer signed exactly this, and nothing was changed since.')
    : refuted(
        'signature',
        'signature.wrong',
        'It was changed after signing, or the issuer did not sign it.',
      );
}
