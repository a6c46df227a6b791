import type { BodyErased, BodyReference } from '#domain/generated/schemas.js';
import { emptyFrontier, type Frontier, rootOf } from '#ledger/frontier.js';
import { growTree } from '#ledger/grow-tree.js';
import { leafHash } from '#ledger/hash.js';
import { FetchFailed, fetchBodies, fetchEntries } from '../federation/fetch-ledger.js';
import { readPublicEvent } from '../federation/read-public-event.js';
import type { Copy } from './ask-memories.js';

/** Entries that a signed root proves, and the texts they name. */
export interface Growth {
  readonly kind: 'proven';
  readonly entries: readonly Buffer[];
  readonly references: readonly BodyReference[];
  /** By digest, checked against it; null = erased. */
  readonly bodies: ReadonlyMap<string, Buffer | null>;
  /** Digests of texts, old ones too, that these entries erase. */
  readonly erased: readonly string[];
}

/** What a copy could give. */
export type Fetched =
  | Growth
  /** Not now, or not from this copy. */
  | { readonly kind: 'unusable'; readonly reason: string }
  /** The signed tree does not begin with the leaves we hold. */
  | { readonly kind: 'contradicted' };

/**
 * The entries between our frontier and a signed checkpoint, from a copy that is trusted for nothing:
 * every entry is hashed anew and the root must be the signed one. Where it is not, the whole tree is
 * fetched: either it has the signed root and our leaves are not its beginning, or the copy is bad.
 */
export async function fetchGrowth(
  from: Frontier,
  { url, checkpoint }: Copy,
  origin: string,
): Promise<Fetched> {
  try {
    const entries = await fetchEntries(url, from.size, checkpoint.size);
    if (!rootOf(grow(from, entries)).equals(checkpoint.root)) {
      const all = await fetchEntries(url, 0, checkpoint.size);
      const isSigned = rootOf(grow(emptyFrontier, all)).equals(checkpoint.root);
      return isSigned
        ? { kind: 'contradicted' }
        : { kind: 'unusable', reason: `${url} serves entries without the signed root` };
    }
    const named = new Map<string, BodyReference>();
    const erased: string[] = [];
    for (const entry of entries) {
      const reading = readPublicEvent(entry, origin);
      if (reading.kind !== 'event') continue;
      for (const reference of reading.references) named.set(reference.sha256, reference);
      // valid against the schema of its type, or it would be a finding
      if (reading.event.type === 'eu.guildmark.body.erased.v1')
        erased.push((reading.event.data as unknown as BodyErased).sha256);
    }
    const bodies = await fetchBodies(url, [...named.keys()]);
    return { kind: 'proven', entries, references: [...named.values()], bodies, erased };
  } catch (error) {
    if (error instanceof FetchFailed)
      return { kind: 'unusable', reason: `${url}: ${error.message}` };
    throw error;
  }
}

const grow = (from: Frontier, entries: readonly Buffer[]): Frontier =>
  growTree(
    from,
    entries.map((entry) => leafHash(entry)),
  ).frontier;
