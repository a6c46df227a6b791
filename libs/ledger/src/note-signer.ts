import { type KeyObject, sign } from 'node:crypto';
import { LedgerFormatError } from './ledger-format-error.js';
import { type SignatureType, type VerifierKey, verifierKeyOf } from './verifier-key.js';

/** A private key with its public name. A key store of another kind may implement it too. */
export interface NoteSigner {
  readonly verifier: VerifierKey;
  /** The 64 bytes of an Ed25519 signature (RFC 8032 5.1.6): the same for the same message. */
  sign(message: Uint8Array): Buffer;
}

/**
 * A signer for a log (type 1) or a witness (type 4). One private key serves one type and one name
 * only: a cosignature does not name its signer (c2sp.org/tlog-cosignature@v1.0.1). Refuses
 * 'key.malformed' a public key, another algorithm, a bad name.
 */
export function noteSigner(name: string, type: SignatureType, privateKey: KeyObject): NoteSigner {
  if (privateKey.type !== 'private') {
    throw new LedgerFormatError('key.malformed', 'only a private key signs');
  }
  return {
    verifier: verifierKeyOf(name, type, privateKey),
    sign: (message) => sign(null, message, privateKey),
  };
}
