import { CredentialFormatError } from './credential-format-error.js';

/**
 * Bytes of an unpadded base64url text (RFC 4648 5, RFC 7515 2).
 * Refuses with `encoding.not-canonical` padding, white space, foreign characters and stray bits, so
 * that one value has one spelling: Node and jose decode all of these without a word.
 */
export function decodeBase64url(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.toString('base64url') !== text) {
    throw new CredentialFormatError('encoding.not-canonical');
  }
  return bytes;
}
