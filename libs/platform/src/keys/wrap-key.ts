import { createCipheriv, createDecipheriv, createHmac, type JsonWebKey } from 'node:crypto';
import { type KeyEntry, publicHalf, type WrappedKey } from './key-entries.js';
import { KeyFileError } from './key-file-error.js';

/** Whose keys a file holds. */
export type Party = 'hub' | 'registry';

/** What private keys are wrapped with. */
export interface Wrapping {
  readonly party: Party;
  /** Key-encryption key, 32 bytes. */
  readonly secret: Uint8Array;
}

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * The entry of a private key as it goes into a file. It is bound to its name there, its algorithm, its
 * use and the party (docs/design/credentials.md 5): it opens in no other place. `iv` is 12 fresh
 * random bytes.
 */
export function wrapKey(
  name: string,
  jwk: JsonWebKey,
  { party, secret }: Wrapping,
  iv: Uint8Array,
): KeyEntry {
  if (iv.length !== IV_BYTES) throw new Error('an initialisation vector has 12 bytes');
  const shown = publicHalf(jwk);
  const cipher = createCipheriv(CIPHER, secret, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(associatedData(name, shown, party));
  const ciphertext = Buffer.concat([cipher.update(JSON.stringify(jwk), 'utf8'), cipher.final()]);
  const wrapped = {
    kek: secretId(secret),
    iv: Buffer.from(iv).toString('base64url'),
    ciphertext: ciphertext.toString('base64url'),
    tag: cipher.getAuthTag().toString('base64url'),
  };
  return { ...shown, wrapped };
}

/**
 * The private key of an entry. Refuses `keys.secret-wrong` when it is wrapped with another secret, and
 * `keys.altered` when a byte of it was changed, or when it stands under another name or with another
 * public key, or in the file of another party, than it was wrapped for.
 */
export function unwrapKey(
  name: string,
  entry: KeyEntry & { readonly wrapped: WrappedKey },
  { party, secret }: Wrapping,
): JsonWebKey {
  refuseOtherSecret(name, entry.wrapped, secret);
  const jwk = opened(name, entry, { party, secret });
  const shown = JSON.stringify(publicHalf(entry));
  // The public members stand outside the cipher, for who may list keys and not use them.
  if (jwk === undefined || JSON.stringify(publicHalf(jwk)) !== shown)
    throw new KeyFileError('keys.altered', `the key ${name} is not the one that was wrapped there`);
  return jwk;
}

/** Refuses `keys.secret-wrong` when a key is wrapped with another secret. */
export function refuseOtherSecret(name: string, wrapped: WrappedKey, secret: Uint8Array): void {
  if (wrapped.kek !== secretId(secret))
    throw new KeyFileError('keys.secret-wrong', `the key ${name} is wrapped with another secret`);
}

/** Undefined when the cipher does not open. */
function opened(
  name: string,
  entry: KeyEntry & { readonly wrapped: WrappedKey },
  { party, secret }: Wrapping,
): JsonWebKey | undefined {
  const { iv, ciphertext, tag } = entry.wrapped;
  const [nonce, bytes, seal] = [iv, ciphertext, tag].map(bytesOf);
  if (nonce?.length !== IV_BYTES || seal?.length !== TAG_BYTES || bytes === undefined)
    return undefined;
  const decipher = createDecipheriv(CIPHER, secret, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(associatedData(name, publicHalf(entry), party));
  decipher.setAuthTag(seal);
  try {
    const text = Buffer.concat([decipher.update(bytes), decipher.final()]).toString('utf8');
    return JSON.parse(text) as JsonWebKey;
  } catch {
    // One answer to all that can be wrong inside: the messages of the parts may quote them.
    return undefined;
  }
}

/** Undefined for what is not canonical base64url: each wrapped key has one spelling. */
function bytesOf(text: unknown): Buffer | undefined {
  if (typeof text !== 'string') return undefined;
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : undefined;
}

const ALGORITHMS: Readonly<Record<string, string>> = {
  Ed25519: 'EdDSA',
  'P-256': 'ES256',
  RSA: 'RS256',
};

function associatedData(name: string, { kty, crv }: JsonWebKey, party: Party): Buffer {
  const alg = ALGORITHMS[crv ?? kty ?? ''] ?? 'none';
  return Buffer.from([name, alg, 'sig', party].join('|'));
}

function secretId(secret: Uint8Array): string {
  const mac = createHmac('sha256', secret).update('guildmark/key-encryption-key/v1');
  return mac.digest().subarray(0, 8).toString('base64url');
}
