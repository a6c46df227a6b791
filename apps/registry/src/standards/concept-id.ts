const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Ten Crockford base32 characters from at least ten random bytes: names a concept and means nothing
 * (docs/design/registry.md 1).
 */
export function conceptId(random: Uint8Array): string {
  if (random.length < 10) throw new Error('ten random bytes are needed');
  return Array.from(random.subarray(0, 10), (byte) => CROCKFORD.charAt(byte % 32)).join('');
}
