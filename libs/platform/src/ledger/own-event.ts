import type { PublicEvent } from '#domain/generated/schemas.js';
import { parseLeaf } from '#ledger/public-leaf.js';
import type { NewIntent } from './ledger-intents.js';

/** A public event of the own ledger, as its projections take it: queued just now, or replayed. */
export interface OwnEvent {
  readonly event: PublicEvent;
  /** Bytes (salt[32] || content) by lower-case hex digest; an erased body is absent. */
  readonly bodies: ReadonlyMap<string, Buffer>;
}

/**
 * The event as everybody will read it from the leaf. Tables of our own ledger are written from this
 * and nothing else, so that a replay of the ledger writes the same rows.
 */
export function ownEventOf({ entry, bodies = [] }: NewIntent): OwnEvent {
  const leaf = parseLeaf(entry);
  if (leaf.kind !== 'public') throw new Error('the intent is no public event');
  return {
    // eventIntent has checked the envelope and the data against their schemas
    event: leaf.event as unknown as PublicEvent,
    bodies: new Map(bodies.map(({ reference, bytes }) => [reference.sha256, bytes])),
  };
}
