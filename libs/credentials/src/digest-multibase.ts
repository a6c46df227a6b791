/** Multihash head of a SHA-256 digest: code 0x12, 32 bytes. */
const SHA2_256 = Buffer.from([0x12, 0x20]);

/** A base64url SHA-256 digest as a `digestMultibase` (VCDM 2.0 5.3: multibase of a multihash). */
export function digestMultibaseOf(digest: string): string {
  return `u${Buffer.concat([SHA2_256, Buffer.from(digest, 'base64url')]).toString('base64url')}`;
}
