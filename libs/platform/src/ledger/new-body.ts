import { createHash } from 'node:crypto';
import { DomainError } from '#domain/core/domain-error.js';
import type { BodyReference } from '#domain/generated/schemas.js';

/** Bytes of the largest body, salt included (docs/design/ledger.md 4.3). */
export const MAX_BODY = 131_072;

const SALT_LENGTH = 32;

/** Text kept outside the leaf: the leaf has the reference, the ledger keeps the bytes until erased. */
export interface LedgerBody {
  /** For the event's data. */
  readonly reference: BodyReference;
  /** salt[32] || content. */
  readonly bytes: Buffer;
}

/**
 * A body with its reference. The salt, 32 random bytes, stops guessing after erasure. Refuses
 * `body.too-large` over 131,072 bytes and `ledger.leaf-invalid` without content.
 */
export function newBody(mediaType: string, content: Uint8Array, salt: Uint8Array): LedgerBody {
  if (salt.length !== SALT_LENGTH) throw new Error('a salt has 32 bytes');
  if (content.length === 0)
    throw new DomainError('ledger.leaf-invalid', { expected: 'a body with content', got: 'none' });
  const bytes = Buffer.concat([salt, content]);
  if (bytes.length > MAX_BODY)
    throw new DomainError('body.too-large', {
      expected: `at most ${MAX_BODY} bytes with salt`,
      got: `${bytes.length} bytes`,
    });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { reference: { sha256, mediaType, size: bytes.length }, bytes };
}

/** What a body says: its bytes without the salt before them. */
export const contentOfBody = (bytes: Buffer): Buffer => bytes.subarray(SALT_LENGTH);
