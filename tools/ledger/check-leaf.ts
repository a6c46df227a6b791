import type { LeafCheck } from '#ledger/check-tree.js';
import type { VerifierKey } from '#ledger/verifier-key.js';
import { readPublicEvent } from '#platform/federation/read-public-event.js';

/**
 * Judges public leaves by the event schemas. A kind this program does not know is counted, not
 * refused: the ledger may be of a newer version.
 */
export function leafChecker(logKeys: readonly VerifierKey[]): {
  readonly check: LeafCheck;
  unknown(): number;
} {
  const [origin = ''] = logKeys.filter(({ type }) => type === 1).map(({ name }) => name);
  let unknown = 0;
  return {
    check: (entry) => {
      const reading = readPublicEvent(entry, origin);
      if (reading.kind !== 'finding') return undefined;
      if (reading.code !== 'event.unknown-type') return reading.detail;
      unknown++;
      return undefined;
    },
    unknown: () => unknown,
  };
}
