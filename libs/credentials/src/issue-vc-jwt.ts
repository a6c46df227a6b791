import type { UnsignedDocument } from './data-integrity.js';
import { claimsOf } from './jwt-claims.js';
import { signJws } from './sign-jws.js';
import type { SignsWith } from './signer.js';

/**
 * The credential as a compact JWS of type `vc+jwt` (vc-jose-cose 3.1.1), ES256, with the registered
 * claims equal to its members. Refuses a key that is not P-256: `key.unsupported`.
 */
export async function issueVcJwt(unsigned: UnsignedDocument, key: SignsWith): Promise<string> {
  return signJws({ ...unsigned, ...claimsOf(unsigned) }, { typ: 'vc+jwt', cty: 'vc' }, key);
}
