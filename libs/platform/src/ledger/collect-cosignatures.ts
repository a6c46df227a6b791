import { consistencyProof } from '#ledger/consistency-proof.js';
import type { HashReader } from '#ledger/hash-reader.js';
import type { Policy, PolicyWitness } from '#ledger/policy.js';
import { quorumMet } from '#ledger/policy.js';
import { formatSignedNote, parseSignedNote } from '#ledger/signed-note.js';
import { submitCheckpoint, type WitnessReply } from './ask-witness.js';
import type { NoteAt } from './publisher.sql.js';

/** What the witnesses made of a checkpoint. */
export interface Cosigned {
  /** The note with every good cosignature, in the order of the policy. */
  readonly note: string;
  readonly quorum: boolean;
  /** Witnesses that gave none, with the reason; for the log. */
  readonly failures: readonly string[];
  /** The largest size a witness named: above our head, it is a rollback. */
  readonly largestNamed: number;
}

/**
 * Asks all witnesses of a policy in parallel, once more where one names another size than
 * `knownSize` (c2sp.org/tlog-witness@v1.0.0).
 */
export async function collectCosignatures(
  policy: Policy,
  signed: NoteAt,
  knownSize: number,
  hashes: HashReader,
): Promise<Cosigned> {
  const { size, note } = signed;
  const named: number[] = [];
  const submit = async (witness: PolicyWitness, oldSize: number): Promise<WitnessReply> =>
    submitCheckpoint(witness, {
      oldSize,
      proof: await consistencyProof(oldSize, size, hashes),
      note,
    });
  const ask = async (witness: PolicyWitness): Promise<WitnessReply> => {
    const reply = await submit(witness, knownSize);
    if (reply.kind !== 'other-size') return reply;
    named.push(reply.size);
    // nothing can be proved towards a size beyond the checkpoint
    return reply.size <= size ? submit(witness, reply.size) : reply;
  };
  const replies = await Promise.all(policy.witnesses.map(ask));
  const good = replies.flatMap((reply, i) =>
    reply.kind === 'cosigned'
      ? [{ key: policy.witnesses[i]!.key, signature: reply.signature }]
      : [],
  );
  const { text, signatures } = parseSignedNote(note);
  return {
    note: formatSignedNote({
      text,
      signatures: [...signatures, ...good.map(({ signature }) => signature)],
    }),
    quorum: quorumMet(
      policy,
      good.map(({ key }) => key),
    ),
    failures: replies.flatMap((reply, i) =>
      reply.kind === 'cosigned' ? [] : [`${policy.witnesses[i]!.name}: ${reasonOf(reply)}`],
    ),
    largestNamed: Math.max(0, ...named),
  };
}

function reasonOf(reply: Exclude<WitnessReply, { kind: 'cosigned' }>): string {
  return reply.kind === 'failed' ? reply.reason : `it names size ${reply.size}`;
}
