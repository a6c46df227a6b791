import type { Checkpoint } from '#ledger/checkpoint.js';
import type { LogKey } from '#ledger/log-keys.js';
import { type Policy, quorumMet } from '#ledger/policy.js';
import { askMirror } from './ask-mirror.js';
import { askMemory } from './ask-witness.js';

/** A checkpoint of our own log that somebody else remembers. */
export interface Remembered {
  /** Name in the policy, or address of the mirror; for the log. */
  readonly who: string;
  readonly checkpoint: Checkpoint;
}

/** A remembered checkpoint whose leaves can be fetched. */
export interface Copy extends Remembered {
  /** Where the copy is served, ending in `/`. */
  readonly url: string;
  /** With its cosignatures. */
  readonly note: string;
}

/** What all who should know our log said of it. */
export interface Memories {
  readonly remembered: readonly Remembered[];
  readonly copies: readonly Copy[];
  /** Enough have answered to rely on it. */
  readonly quorum: boolean;
  /** Who gave no answer that counts. */
  readonly silent: readonly string[];
}

/**
 * Asks every witness of the policy and every mirror what it remembers of our log. A quorum are the
 * witnesses that would cosign; where nobody has to cosign, one of the mirrors, if there are any.
 */
export async function askMemories(
  policy: Policy,
  mirrors: readonly string[],
  log: { readonly origin: string; readonly keys: readonly LogKey[] },
): Promise<Memories> {
  const [asked, shown] = await Promise.all([
    Promise.all(
      policy.witnesses.map(async (witness) => ({
        witness,
        memory: await askMemory(witness, log.origin, log.keys),
      })),
    ),
    Promise.all(mirrors.map(async (url) => ({ url, memory: await askMirror(url, log.keys) }))),
  ]);
  const copies = shown.flatMap(({ url, memory }): Copy[] =>
    memory.kind === 'checkpoint'
      ? [{ who: url, url, checkpoint: memory.checkpoint, note: memory.note }]
      : [],
  );
  const witnessed = asked.flatMap(({ witness, memory }): Remembered[] =>
    memory.kind === 'checkpoint' ? [{ who: witness.name, checkpoint: memory.checkpoint }] : [],
  );
  const answered = asked.filter(({ memory }) => memory.kind !== 'no-answer');
  const keys = answered.map(({ witness }) => witness.key);
  const mirrorsCount = policy.quorum.kind === 'none' && mirrors.length > 0;
  return {
    remembered: [...witnessed, ...copies],
    copies,
    quorum:
      quorumMet(policy, keys) &&
      (!mirrorsCount || shown.some(({ memory }) => memory.kind !== 'no-answer')),
    silent: [
      ...asked.flatMap(({ witness, memory }) =>
        memory.kind === 'no-answer' ? [`${witness.name}: ${memory.reason}`] : [],
      ),
      ...shown.flatMap(({ url, memory }) =>
        memory.kind === 'no-answer' ? [`${url}: ${memory.reason}`] : [],
      ),
    ],
  };
}
