import type { EvidenceType } from './sniff-media-type.js';

const MIB = 1_048_576;

/** Most bytes of an item: a phone's largest photo, a scanned record of work (docs/design/credentials.md 12). */
export const largestOf = (type: EvidenceType): number =>
  (type.startsWith('image/') ? 10 : 25) * MIB;
