import { CredentialFormatError } from './credential-format-error.js';

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Nine digits at a time: the largest power of 58 that a number holds exactly. */
const GROUP_DIGITS = 9;
const GROUP = 58n ** BigInt(GROUP_DIGITS);

/** The digits of a group; all nine when others stand before it. */
function groupText(group: number, isInner: boolean): string {
  let text = '';
  for (let rest = group; rest > 0; rest = Math.floor(rest / 58))
    text = ALPHABET.charAt(rest % 58) + text;
  return isInner ? text.padStart(GROUP_DIGITS, '1') : text;
}

/** The base58 (Bitcoin alphabet) text of some bytes: the `z` multibase without its letter. */
export function encodeBase58(bytes: Uint8Array): string {
  const zeros = bytes.findIndex((byte) => byte !== 0);
  const leading = zeros === -1 ? bytes.length : zeros;
  let value = BigInt(`0x0${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  for (; value > 0n; value /= GROUP) text = groupText(Number(value % GROUP), value >= GROUP) + text;
  return '1'.repeat(leading) + text;
}

/**
 * The bytes of a base58 text that must have exactly `length` bytes.
 * Refuses with `multibase.malformed` other characters and other lengths; the length bound also keeps a
 * hostile text from costing quadratic time.
 */
export function decodeBase58(text: string, length: number): Buffer {
  // One base58 character carries 5.86 bits; leading zero bytes take one character each.
  if (text.length > Math.ceil(length * 1.4)) throw new CredentialFormatError('multibase.malformed');
  let value = 0n;
  for (const character of text) {
    const digit = ALPHABET.indexOf(character);
    if (digit < 0) throw new CredentialFormatError('multibase.malformed');
    value = value * 58n + BigInt(digit);
  }
  const bytes = Buffer.from(value.toString(16).padStart(length * 2, '0'), 'hex');
  if (bytes.length !== length || encodeBase58(bytes) !== text) {
    throw new CredentialFormatError('multibase.malformed');
  }
  return bytes;
}
