import { createHash, createHmac } from 'node:crypto';
import { personLeaf } from '#ledger/person-leaf.js';
import { decrypt, encrypt, keyFor } from '../privacy/sealed-bytes.js';

/** What wraps the keys of audits, from the secret of the hub. */
export const wrappingKey = (secret: Uint8Array): Buffer => keyFor(secret, 'audit-key');

/** A key at rest; it opens for its audit only. */
export const wrap = (
  secret: Uint8Array,
  auditId: string,
  { key, nonce }: { readonly key: Buffer; readonly nonce: Buffer },
): Buffer => encrypt(wrappingKey(secret), key, nonce, auditId);

/** The key again. Throws when the secret or the audit is another one. */
export const unwrap = (secret: Uint8Array, auditId: string, wrapped: Buffer): Buffer =>
  decrypt(wrappingKey(secret), wrapped, auditId);

export const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

/** What an audit is bound to the ledger by: its document and all that it was computed from. */
export interface Digests {
  readonly digest: Buffer;
  readonly inputDigest: Buffer;
}

/**
 * The 34-byte leaf of an audit (docs/design/ledger.md 4.1): a commitment to both digests under a salt
 * of its own, HMAC-SHA256(key, "guildmark/salt/v1\n" || intent id). It looks like a leaf about a
 * person, and nobody without the key can tell of which firm it is, or that it is of one.
 */
export function auditLeaf(
  { digest, inputDigest }: Digests,
  { key, intentId }: { readonly key: Buffer; readonly intentId: string },
): Buffer {
  const salt = createHmac('sha256', key).update(`guildmark/salt/v1\n${intentId}`).digest();
  const digests = [digest, inputDigest].map((one) => one.toString('base64url'));
  return personLeaf({ type: 'audit.recorded', digests }, salt);
}

/** The leaf from the wrapped key; undefined when it does not open: another secret, or changed bytes. */
export function leafFrom(
  secret: Uint8Array,
  wrapped: Buffer,
  {
    id,
    intentId,
    digests,
  }: { readonly id: string; readonly intentId: string; readonly digests: Digests },
): Buffer | undefined {
  try {
    return auditLeaf(digests, { key: unwrap(secret, id, wrapped), intentId });
  } catch {
    return undefined;
  }
}
