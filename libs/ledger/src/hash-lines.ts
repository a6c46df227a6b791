import { decodeBase64 } from './base64.js';
import { HASH_LENGTH } from './hash.js';
import { LedgerFormatError } from './ledger-format-error.js';

/** A tree below 2^53 needs at most 53 hashes to prove; the formats allow 63. */
export const MAX_PROOF_HASHES = 63;

/**
 * Hashes as text, one base64 line each with its newline. Refuses 'hash.malformed' a hash that is
 * not 32 bytes and more than 63 of them.
 */
export function formatHashLines(hashes: readonly Buffer[]): string {
  if (hashes.length > MAX_PROOF_HASHES || hashes.some((hash) => hash.length !== HASH_LENGTH)) {
    throw new LedgerFormatError('hash.malformed', 'a proof has at most 63 hashes of 32 bytes');
  }
  return hashes.map((hash) => `${hash.toString('base64')}\n`).join('');
}

/** Reads lines without their newlines; undefined when one is no hash or there are more than 63. */
export function parseHashLines(lines: readonly string[]): Buffer[] | undefined {
  if (lines.length > MAX_PROOF_HASHES) return undefined;
  const hashes = lines.map((line) => decodeBase64(line));
  return hashes.every((hash) => hash?.length === HASH_LENGTH) ? (hashes as Buffer[]) : undefined;
}
