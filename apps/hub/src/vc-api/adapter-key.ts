import { createPrivateKey, createPublicKey } from 'node:crypto';
import { multikeyOf } from '#credentials/multikey.js';
import type { SigningKey } from '#credentials/signing-key.js';
import { keyFor } from '../privacy/sealed-bytes.js';

/** An Ed25519 private key in PKCS #8 is this and its 32 bytes (RFC 8410, 7). */
const HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A key that is its own issuer. */
export interface AdapterKey extends SigningKey {
  readonly did: string;
}

/**
 * The key of the adapter alone: of the hub's secret, so that it is the same after a restart, and of
 * none of the hub's keys. It is in no DID document, no ledger and no trust list; its did:key says all.
 */
export function adapterKey(secret: Uint8Array): AdapterKey {
  const seed = keyFor(secret, 'vc-api');
  const key = Buffer.concat([HEAD, seed]);
  const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  const multikey = multikeyOf(createPublicKey(privateKey));
  const did = `did:key:${multikey}`;
  return { did, kid: `${did}#${multikey}`, alg: 'EdDSA', privateKey };
}
