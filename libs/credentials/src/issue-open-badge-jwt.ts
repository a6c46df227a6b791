import { claimsOf } from './jwt-claims.js';
import { keyUrlOf } from './key-url.js';
import type { OpenBadge } from './render-open-badge.js';
import { signJws } from './sign-jws.js';
import type { SignsWith } from './signer.js';

/**
 * The badge as the JWT that Open Badges 3.0 asks for (8.2): RS256, type `JWT`, a `kid` at which the
 * bare JWK lies, nothing else in the header; registered claims equal to its members. The same badge
 * and key give the same bytes. Refuses a key that is not RSA: `key.unsupported`.
 */
export async function issueOpenBadgeJwt(badge: OpenBadge, key: SignsWith): Promise<string> {
  const header = { typ: 'JWT', kid: keyUrlOf(key.kid) };
  return signJws({ ...badge, ...claimsOf(badge) }, header, key, 'RS256');
}
