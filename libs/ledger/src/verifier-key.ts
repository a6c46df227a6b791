import { createPublicKey, hash, type KeyObject } from 'node:crypto';
import { decodeBase64 } from './base64.js';
import { isKeyName } from './key-name.js';
import { LedgerFormatError } from './ledger-format-error.js';

/** Signature type byte: 1 = Ed25519 of a log, 4 = Ed25519 cosignature of a witness. */
export type SignatureType = 1 | 4;

/** A public key under a name (c2sp.org/signed-note@v1.0.0, Verifier keys). */
export interface VerifierKey {
  /** Of a log key: the origin of the log. */
  readonly name: string;
  /** First 4 bytes of SHA-256(name || 0A || type || public key). Not a secure fingerprint. */
  readonly keyId: Buffer;
  readonly type: SignatureType;
  /** Ed25519, 32 bytes (RFC 8032 5.1.5). */
  readonly publicKey: Buffer;
}

const PUBLIC_KEY_LENGTH = 32;
const KEY_ID_LENGTH = 4;

/**
 * The verifier key for a name and an Ed25519 public key, as key object or 32 raw bytes. A private
 * key object gives its public half. Refuses 'key.malformed' a bad name and any other kind of key.
 */
export function verifierKeyOf(
  name: string,
  type: SignatureType,
  publicKey: KeyObject | Buffer,
): VerifierKey {
  const raw = Buffer.isBuffer(publicKey) ? publicKey : rawPublicKey(publicKey);
  if (!isKeyName(name)) refuse('a key name has no space, plus or control character');
  if (raw.length !== PUBLIC_KEY_LENGTH) refuse('an Ed25519 public key has 32 bytes');
  const identified = Buffer.concat([Buffer.from(`${name}\n`), Uint8Array.of(type), raw]);
  const keyId = Buffer.from(hash('sha256', identified, 'hex'), 'hex').subarray(0, KEY_ID_LENGTH);
  return { name, keyId, type, publicKey: raw };
}

/** The text form `name+hex8(key id)+base64(type || public key)`. */
export function formatVerifierKey(key: VerifierKey): string {
  const material = Buffer.concat([Uint8Array.of(key.type), key.publicKey]);
  return `${key.name}+${key.keyId.toString('hex')}+${material.toString('base64')}`;
}

/**
 * Reads the text form. Refuses, as 'key.malformed', a key id that is not that of the name and key,
 * signature types other than 1 and 4, upper-case hex and loose base64.
 */
export function parseVerifierKey(text: string): VerifierKey {
  // the base64 may hold a plus, the name and the key id may not
  const [, name, , material] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/s.exec(text) ?? [];
  const bytes = material === undefined ? undefined : decodeBase64(material);
  if (name === undefined || bytes === undefined) refuse('a key is name+hash+base64');
  const type = bytes[0];
  if (type !== 1 && type !== 4) refuse('only signature types 1 and 4 are supported');
  const key = verifierKeyOf(name, type, bytes.subarray(1));
  if (formatVerifierKey(key) !== text) refuse('the key id is not that of the name and key');
  return key;
}

function rawPublicKey(key: KeyObject): Buffer {
  if (key.asymmetricKeyType !== 'ed25519') refuse('the key is not an Ed25519 key');
  const publicHalf = key.type === 'private' ? createPublicKey(key) : key;
  const { x } = publicHalf.export({ format: 'jwk' });
  if (x === undefined) throw new Error('an Ed25519 key exports its x coordinate');
  return Buffer.from(x, 'base64url');
}

function refuse(message: string): never {
  throw new LedgerFormatError('key.malformed', message);
}
