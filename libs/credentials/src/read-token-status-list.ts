import type { KeyObject } from 'node:crypto';

import { CredentialFormatError } from './credential-format-error.js';
import { member } from './json-object.js';
import { decodeTokenStatuses, type TokenStatuses } from './token-status-list.js';
import { decodeJws, payloadObject, verifyJws } from './verify-jws.js';

/** What a reader demands of a status list token. */
export interface TokenStatusListDemand {
  /** The `uri` of the credential. */
  readonly url: string;
  readonly key: KeyObject;
  readonly now: Date;
}

/** A list that may be used, and for how long it may be kept. */
export interface ReadTokenStatusList {
  readonly statuses: TokenStatuses;
  /** Seconds; absent when the list does not say. */
  readonly ttl?: number;
}

/**
 * Reads a status list token (Token Status List 5.1, 8.3). Refuses with `status-list.not-trusted` a
 * wrong signature or type, another `sub` than the address, a token from the future and one past its
 * `exp`; and as decodeJws, payloadObject and decodeTokenStatuses do.
 */
export async function readTokenStatusList(
  jwt: string,
  { url, key, now }: TokenStatusListDemand,
): Promise<ReadTokenStatusList> {
  const decoded = decodeJws(jwt);
  const isSigned = decoded.header.typ === 'statuslist+jwt' && (await verifyJws(jwt, key));
  if (!isSigned) throw new CredentialFormatError('status-list.not-trusted');
  const claims = payloadObject(decoded);
  const { sub, iat, exp, ttl } = claims;
  const seconds = now.getTime() / 1000;
  const isTimely =
    typeof iat === 'number' &&
    iat <= seconds &&
    (exp === undefined || (typeof exp === 'number' && seconds < exp));
  if (sub !== url || !isTimely) throw new CredentialFormatError('status-list.not-trusted');
  return {
    statuses: decodeTokenStatuses(member(claims, 'status_list')),
    ...(typeof ttl === 'number' && { ttl }),
  };
}
