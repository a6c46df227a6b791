import { createHash } from 'node:crypto';

import { SDJwtInstance } from '@sd-jwt/core';

import type { RenderedSdJwt } from './render-sd-jwt-vc.js';
import { signAs, type SignsWith } from './signer.js';

/** The type in the header of what we issue; older readers call it vc+sd-jwt. */
const TYPE = 'dc+sd-jwt';

class CompetenceSdJwt extends SDJwtInstance<RenderedSdJwt['claims']> {
  protected override type = TYPE;
  protected override validateReservedFields(): void {
    // Which claims are disclosable is decided in render-sd-jwt-vc.ts, and tested there.
  }
}

/**
 * A compact SD-JWT VC (RFC 9901, draft-ietf-oauth-sd-jwt-vc) with all its disclosures and an empty
 * place for the key binding, ES256. `nextSalt` gives 16 fresh random bytes each time.
 * Refuses a key that is not P-256: `key.unsupported`.
 */
export async function issueSdJwtVc(
  { claims, disclosable }: RenderedSdJwt,
  key: SignsWith,
  nextSalt: () => Uint8Array,
): Promise<string> {
  const instance = new CompetenceSdJwt({
    signer: async (data) =>
      Buffer.from(await signAs('ES256', Buffer.from(data), key)).toString('base64url'),
    signAlg: 'ES256',
    hasher: (data) =>
      createHash('sha256')
        .update(typeof data === 'string' ? data : new Uint8Array(data))
        .digest(),
    hashAlg: 'sha-256',
    saltGenerator: () => Buffer.from(nextSalt()).toString('base64url'),
  });
  return instance.issue(claims, disclosable as never, { header: { kid: key.kid } });
}
