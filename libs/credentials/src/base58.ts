import { CredentialFormatError } from './credential-format-error.js';

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Six digits at a time: times a word of 16 bits, a number still holds it exactly. */
const GROUP_DIGITS = 6;
const GROUP = 58 ** GROUP_DIGITS;

/** The digits of a group, all six of them. */
function groupText(group: number): string {
  let text = '';
  for (let digit = 0, rest = group; digit < GROUP_DIGITS; digit += 1) {
    const above = Math.floor(rest / 58);
    text = ALPHABET.charAt(rest - above * 58) + text;
    rest = above;
  }
  return text;
}

/** The base58 (Bitcoin alphabet) text of some bytes: the `z` multibase without its letter. */
export function encodeBase58(bytes: Uint8Array): string {
  const zeros = bytes.findIndex((byte) => byte !== 0);
  const leading = zeros === -1 ? bytes.length : zeros;
  // The least group of digits comes first.
  const groups: number[] = [];
  for (let i = bytes.length % 2 === 0 ? 0 : -1; i < bytes.length; i += 2) {
    let carry = (bytes[i] ?? 0) * 256 + (bytes[i + 1] ?? 0);
    for (let at = 0; at < groups.length; at += 1) {
      const sum = (groups[at] ?? 0) * 65_536 + carry;
      carry = Math.floor(sum / GROUP);
      groups[at] = sum - carry * GROUP;
    }
    if (carry > 0) groups.push(carry);
  }
  let text = '';
  for (const group of groups) text = groupText(group) + text;
  return '1'.repeat(leading) + text.replace(/^1+/, '');
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
