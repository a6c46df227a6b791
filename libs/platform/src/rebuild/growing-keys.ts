import { keysWithAnchors } from '../federation/keys-with-anchors.js';
import { readPublicEvent } from '../federation/read-public-event.js';
import type { KeyChange, KeyChanges, ListedLogKey } from '../ledger/key-changes.sql.js';
import { keyChangeIn } from '../ledger/record-key-changes.js';

type Change = KeyChange & { readonly index: number };

/** Every event on a key, and the first one of a log, holds one of these. */
const MARKS = ['"eu.guildmark.key.', '"eu.guildmark.ledger.opened.'];

/**
 * The keys of a log while it is read: what a leaf names counts only once a checkpoint covers the leaf
 * which a key signed that counted before (docs/adr/0010).
 */
export class GrowingKeys {
  private readonly seen: Change[] = [];
  private provenSize = 0;

  constructor(
    private readonly origin: string,
    private readonly anchors: readonly [string, ...string[]],
  ) {}

  /** Takes note of an entry that is not proven yet. */
  hear(entry: Buffer, index: number): void {
    if (!MARKS.some((mark) => entry.includes(mark))) return;
    const reading = readPublicEvent(entry, this.origin);
    const change =
      reading.kind === 'event' ? keyChangeIn(this.origin, index, reading.event) : undefined;
    if (change) this.seen.push(change);
  }

  /** Every entry below this size is proven. */
  prove(size: number): void {
    this.provenSize = size;
  }

  /** The keys by the proven leaves. */
  listed(): readonly [ListedLogKey, ...ListedLogKey[]] {
    const byKey = new Map<string, KeyChanges>();
    for (const { verifierKey, change, index } of this.seen) {
      if (index >= this.provenSize) continue;
      const known = byKey.get(verifierKey) ?? { verifierKey, isAdded: false, isRetired: false };
      // The first change of a kind holds.
      if (change === 'added' && !known.isAdded)
        byKey.set(verifierKey, { ...known, isAdded: true, addedAt: index });
      if (change === 'retired' && !known.isRetired)
        byKey.set(verifierKey, { ...known, isRetired: true, retiredAt: index });
    }
    return keysWithAnchors([...byKey.values()], this.anchors);
  }
}
