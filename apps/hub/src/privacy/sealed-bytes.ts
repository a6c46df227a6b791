import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';

/** Bytes of an AES-GCM nonce (NIST SP 800-38D, 5.2.1.1) and of its tag. */
export const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;

/** A key for one use only, so that two uses of a secret can never answer for each other. */
export const keyFor = (secret: Uint8Array, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, new Uint8Array(), `guildmark/${use}/v1`, 32));

/** nonce || ciphertext || tag, AES-256-GCM. The context must be given again to open it. */
export function encrypt(
  key: Uint8Array,
  bytes: Uint8Array,
  nonce: Uint8Array,
  context: string,
): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce.subarray(0, NONCE_LENGTH));
  cipher.setAAD(Buffer.from(context));
  const text = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([nonce.subarray(0, NONCE_LENGTH), text, cipher.getAuthTag()]);
}

/** The bytes again. Throws when key, context or any byte is another one. */
export function decrypt(key: Uint8Array, sealed: Buffer, context: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_LENGTH), {
    authTagLength: TAG_LENGTH,
  });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(-TAG_LENGTH));
  const text = sealed.subarray(NONCE_LENGTH, -TAG_LENGTH);
  return Buffer.concat([decipher.update(text), decipher.final()]);
}

/** Evidence bytes under the key of its subject. Needs a fresh nonce; `id` binds the bytes to their row. */
export const seal = (key: Uint8Array, bytes: Uint8Array, nonce: Uint8Array, id: string): Buffer =>
  encrypt(keyFor(key, 'evidence'), bytes, nonce, id);

/** Evidence bytes again. Throws when they were changed, moved to another row, or the key is gone. */
export const open = (key: Uint8Array, sealed: Buffer, id: string): Buffer =>
  decrypt(keyFor(key, 'evidence'), sealed, id);
