import type { SignedNote } from '#ledger/signed-note.js';
import { readTimestampedSignature } from '#ledger/timestamped-signature.js';

/** POSIX seconds of the newest cosignature on a note of ours, 0 without one. Verifies nothing. */
export function newestCosignature({ signatures }: SignedNote): number {
  return Math.max(
    0,
    ...signatures.map(({ signature }) => readTimestampedSignature(signature)?.time ?? 0),
  );
}
