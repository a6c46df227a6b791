import type { KeyObject } from 'node:crypto';

import { type Check, from, passed, refuted, unchecked } from './check.js';
import { type IssuerKey, issuerKey } from './issuer-key.js';
import { isOutOfDate, listedHub, type VerificationCase } from './verification-case.js';
import type { VerificationSources } from './verification-sources.js';
import { verifyDataIntegrity } from './verify-data-integrity.js';
import { verifyOpenBadgeJwt } from './verify-open-badge-jwt.js';
import { verifySdJwtVc } from './verify-sd-jwt-vc.js';
import { verifyVcJwt } from './verify-vc-jwt.js';

/** Whether the issuer signed exactly this, with a key of its own (issuer-key.ts). */
export async function checkSignature(
  verification: VerificationCase,
  sources: VerificationSources,
): Promise<Check> {
  const found = await issuerKey(verification.credential.kid, verification, sources);
  const check =
    found.state === 'found'
      ? await checkWith(
          verification,
          found.key,
          listedHub(verification) === undefined ? undefined : sources,
        )
      : withoutKey(found, verification);
  return 'from' in found && found.from !== undefined ? from(check, found.from) : check;
}

function withoutKey(
  found: Exclude<IssuerKey, { readonly state: 'found' }>,
  verification: VerificationCase,
): Check {
  switch (found.state) {
    case 'other-issuer':
      return refuted('signature', 'signature.other-issuer');
    case 'never-listed':
      return isOutOfDate(verification)
        ? unchecked('signature', 'signature.key-not-listed')
        : refuted('signature', 'signature.unknown-key', 'signature.key-never-listed');
    case 'method-unknown':
      return unchecked('signature', 'signature.method-unknown', undefined, {
        method: `did:${found.method}`,
      });
    case 'no-document':
      return found.from.state === 'missing'
        ? unchecked('signature', 'signature.keys-missing')
        : unchecked('signature', 'signature.keys-unreachable');
    case 'no-key':
      return refuted(
        'signature',
        'signature.unknown-key',
        found.from === undefined ? 'signature.key-not-carried' : 'signature.key-not-published',
      );
  }
}

async function checkWith(
  { credential }: VerificationCase,
  key: KeyObject,
  known: Pick<VerificationSources, 'templates' | 'forms'> = {},
): Promise<Check> {
  const { secured, kid, form } = credential;
  // A name may be a fragment of the issuer; there is one key it can stand for.
  const keyOf = (name: string) => (kid.endsWith(name) ? key : undefined);
  const result =
    'jwt' in secured
      ? form === 'ob-jwt'
        ? verifyOpenBadgeJwt(secured.jwt, keyOf)
        : verifyVcJwt(secured.jwt, keyOf, known.forms)
      : 'sdJwt' in secured
        ? await verifySdJwtVc(secured.sdJwt, keyOf)
        : await verifyDataIntegrity(secured.document, keyOf, known.templates);
  return result.verified
    ? passed('signature', 'signature.good')
    : refuted('signature', 'signature.wrong');
}
