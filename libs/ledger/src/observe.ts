import type { Checkpoint } from './checkpoint.js';
import type { Evidence } from './evidence.js';

/** A checkpoint whose log signature has been verified. */
export interface SeenCheckpoint extends Checkpoint {
  readonly note: string;
}

/** What is known of a log when a checkpoint of it is seen. */
export interface KnownLog {
  /** Signed checkpoints of the seen size, the seen one among them or not. */
  readonly sameSize: readonly SeenCheckpoint[];
  /** The newest checkpoint whose entries we hold; only when it is larger than the seen one. */
  readonly later?: {
    readonly note: string;
    /** Root of our entries at the seen size, with the proof that the later tree contains it. */
    readonly rootThere: Buffer;
    readonly proof: readonly Buffer[];
  };
  /** Set when a proof that the seen tree extends a known one was asked for and did not verify. */
  readonly refusedProof?: { readonly note: string };
  /** Seconds since its newest cosignature, and how many the policy of the reader allows. */
  readonly freshness?: { readonly age: number; readonly limit: number };
}

/** What a checkpoint means; kinds as in docs/design/ledger.md 11. */
export type Observation =
  | { readonly kind: 'consistent' }
  /** Proof in itself: anybody can check it with the log's key. */
  | { readonly kind: 1 | 2; readonly evidence: Evidence }
  /** No proof was obtainable: an accusation, which needs a second observer. */
  | { readonly kind: 3; readonly noteA: string; readonly noteB: string }
  /** Older than the policy allows; `age` in seconds. */
  | { readonly kind: 4; readonly age: number };

/**
 * Classifies a newly seen, validly signed checkpoint against what is known; the gravest kind wins.
 * `consistent` also when nothing known touches it: whoever calls asks again when entries come.
 */
export function observe(seen: SeenCheckpoint, known: KnownLog): Observation {
  const { origin, size, root: rootB, note: noteB } = seen;
  const parting = { origin, size, rootB, noteB };
  const other = known.sameSize.find(({ root }) => !root.equals(rootB));
  if (other) {
    const { note: noteA, root: rootA } = other;
    return { kind: 1, evidence: { kind: 1, ...parting, noteA, rootA, proof: [] } };
  }
  const { later, refusedProof, freshness } = known;
  if (later && !later.rootThere.equals(rootB)) {
    const { note: noteA, rootThere: rootA, proof } = later;
    return { kind: 2, evidence: { kind: 2, ...parting, noteA, rootA, proof } };
  }
  if (refusedProof) return { kind: 3, noteA: refusedProof.note, noteB };
  if (freshness && freshness.age > freshness.limit) return { kind: 4, age: freshness.age };
  return { kind: 'consistent' };
}
