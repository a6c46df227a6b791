import { signJws } from './sign-jws.js';
import type { SignsWith } from './signer.js';
import { encodeTokenStatuses, type TokenStatuses } from './token-status-list.js';

/** What a status list token says of itself. */
export interface TokenStatusListInput {
  /** Where it is read; what `status.status_list.uri` of a credential names. */
  readonly url: string;
  /** HTTPS origin of the issuer, as `iss` of its SD-JWT VCs. */
  readonly issuer: string;
  readonly statuses: TokenStatuses;
  readonly now: Date;
  /** Seconds for which a reader may keep the list. */
  readonly ttl: number;
}

/**
 * A status list token (Token Status List 5.1): compact JWS of type `statuslist+jwt`, ES256. Refuses a
 * key that is not P-256: `key.unsupported`.
 */
export function issueTokenStatusList(
  { url, issuer, statuses, now, ttl }: TokenStatusListInput,
  key: SignsWith,
): Promise<string> {
  const payload = {
    iss: issuer,
    sub: url,
    iat: Math.floor(now.getTime() / 1000),
    ttl,
    status_list: encodeTokenStatuses(statuses),
  };
  return signJws(payload, { typ: 'statuslist+jwt' }, key);
}
