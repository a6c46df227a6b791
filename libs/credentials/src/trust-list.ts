import type { KeyObject } from 'node:crypto';

import type { TrustList } from '#domain/generated/schemas.js';

import { CredentialFormatError } from './credential-format-error.js';
import { signJws } from './sign-jws.js';
import type { SignsWith } from './signer.js';
import { asTrustList } from './trust-list-shape.js';
import { decodeJws, payloadObject, verifyJws } from './verify-jws.js';

const TYP = 'trust-list+jwt';

/** A trust list grows with every hub and standard for ever; its signature is checked before it is read. */
const LIMITS = { depth: 16, members: 1_000_000 };

/** The trust list as a compact JWS of type `trust-list+jwt`, ES256. Refuses `key.unsupported`. */
export async function signTrustList(list: TrustList, key: SignsWith): Promise<string> {
  return signJws({ ...list }, { typ: TYP }, key);
}

/**
 * The trust list in a compact JWS, after its signature and every member have been checked.
 * Refuses with `trust-list.malformed`, `trust-list.wrong-signature`, or as decodeJws does.
 */
export async function openTrustList(jws: string, publicKey: KeyObject): Promise<TrustList> {
  const decoded = decodeJws(jws);
  if (decoded.header.typ !== TYP) throw new CredentialFormatError('trust-list.malformed', 'typ');
  if (!(await verifyJws(jws, publicKey))) {
    throw new CredentialFormatError('trust-list.wrong-signature');
  }
  return asTrustList(payloadObject(decoded, LIMITS));
}
