import { readCredential } from '#credentials/read-credential.js';
import { CredentialFormatError } from '#credentials/credential-format-error.js';
import { type Checkpoint, parseCheckpointBody } from '#ledger/checkpoint.js';
import { cosignaturesOf } from '#ledger/cosignature.js';
import { leafHash } from '#ledger/hash.js';
import { verifyInclusion } from '#ledger/inclusion-proof.js';
import { LedgerFormatError } from '#ledger/ledger-format-error.js';
import { parseProofExtra, personLeaf } from '#ledger/person-leaf.js';
import { type Policy, quorumMet } from '#ledger/policy.js';
import { parseSignedNote, type SignedNote, verifyNote } from '#ledger/signed-note.js';
import { parseTlogProof, type TlogProof } from '#ledger/tlog-proof.js';
import type { VerifierKey } from '#ledger/verifier-key.js';

/** One line of the answer. */
export interface ProofCheck {
  readonly name: 'format' | 'key' | 'signature' | 'witnesses' | 'leaf' | 'inclusion';
  readonly state: 'passed' | 'failed' | 'could-not-check';
  readonly sentence: string;
  readonly code?: string;
}

/** What the proof is for: a credential, or the bytes of an entry. */
export type ProofSubject = { readonly credential: string } | { readonly entry: Buffer };

/** What is known beforehand. */
export interface ProofKnowledge {
  readonly policy: Policy;
  /** Keys that may sign a size of the log of an origin by the trust list; undefined without one. */
  readonly listedKeys?: ((origin: string, size: number) => readonly VerifierKey[]) | undefined;
}

/**
 * The order of docs/design/ledger.md 7: format, key, signature, witnesses, leaf, inclusion. Never
 * throws for bad input; what an earlier check takes away could not be checked.
 */
export function judgeProof(
  text: string,
  subject: ProofSubject,
  knowledge: ProofKnowledge,
): readonly ProofCheck[] {
  const read = orFault(() => readProof(text));
  if (read instanceof Error) {
    const sentence = 'The proof that came with it cannot be read.';
    return [
      failed('format', 'ledger.malformed', `${sentence} (${read.message})`),
      ...(['key', 'signature', 'witnesses', 'leaf', 'inclusion'] as const).map(notRun),
    ];
  }
  const { proof, note, checkpoint } = read;
  const { check: keyCheck, keys } = findKeys(checkpoint, knowledge);
  const signature = keys === undefined ? notRun('signature') : checkSignature(note, keys);
  const { check: leafCheck, entry } = rebuildLeaf(proof, subject);
  return [
    passed('format', 'The proof is in its form.'),
    keyCheck,
    signature,
    checkWitnesses(note, knowledge.policy),
    leafCheck,
    checkInclusion({ proof, checkpoint, entry, isSigned: signature.state === 'passed' }),
  ];
}

/** Mail and clipboards change line ends; every byte that counts is under a hash or a signature. */
function readProof(text: string): { proof: TlogProof; note: SignedNote; checkpoint: Checkpoint } {
  const proof = parseTlogProof(`${text.replaceAll('\r\n', '\n').trimEnd()}\n`);
  const note = parseSignedNote(proof.checkpoint);
  return { proof, note, checkpoint: parseCheckpointBody(note.text) };
}

function findKeys(
  { origin, size }: Checkpoint,
  { policy, listedKeys }: ProofKnowledge,
): { check: ProofCheck; keys?: readonly VerifierKey[] } {
  const inPolicy = policy.logs.map(({ key }) => key).filter(({ name }) => name === origin);
  const listed = listedKeys?.(origin, size).filter(
    ({ name, type }) => name === origin && type === 1,
  );
  if (listed === undefined) {
    return inPolicy.length > 0
      ? { check: passed('key', 'The policy names the key of this ledger.'), keys: inPolicy }
      : {
          check: unchecked('key', 'ledger.unknown-log', 'The policy names no key of this ledger.'),
        };
  }
  if (listed.length === 0)
    return {
      check: unchecked('key', 'ledger.unknown-log', 'The registry knows no ledger of this issuer.'),
    };
  const agreed = listed.filter((key) =>
    inPolicy.some((other) => other.publicKey.equals(key.publicKey)),
  );
  if (inPolicy.length > 0 && agreed.length === 0)
    return {
      check: failed('key', 'ledger.other-key', 'The trust list names another key than the policy.'),
    };
  return { check: passed('key', 'The trust list names the key of this ledger.'), keys: listed };
}

function checkSignature(note: SignedNote, keys: readonly VerifierKey[]): ProofCheck {
  const signers = orFault(() => verifyNote(note, keys));
  if (signers instanceof Error)
    return failed('signature', 'ledger.contradicted', 'The signature of the ledger is forged.');
  return signers.length > 0
    ? passed('signature', 'The ledger of the issuer signed the checkpoint.')
    : failed('signature', 'ledger.contradicted', 'The ledger of the issuer did not sign this.');
}

function checkWitnesses(note: SignedNote, policy: Policy): ProofCheck {
  const witnesses = policy.witnesses.map(({ key }) => key);
  const cosignatures = orFault(() => cosignaturesOf(note, witnesses));
  if (cosignatures instanceof Error)
    return failed(
      'witnesses',
      'witnesses.forged',
      'A witness signature on the ledger proof is forged.',
    );
  const signers = cosignatures.map(({ key }) => key);
  if (!quorumMet(policy, signers))
    return failed(
      'witnesses',
      'witnesses.too-few',
      'Too few independent witnesses have confirmed the ledger.',
    );
  return signers.length === 0
    ? passed('witnesses', 'No independent witness is required for this ledger.')
    : passed('witnesses', 'Enough independent witnesses have confirmed the ledger.');
}

function rebuildLeaf(
  proof: TlogProof,
  subject: ProofSubject,
): { check: ProofCheck; entry?: Buffer } {
  if ('entry' in subject)
    return { check: passed('leaf', 'The entry is given as it stands.'), entry: subject.entry };
  const credential = orFault(() => readCredential(subject.credential));
  if (credential instanceof Error)
    return { check: failed('leaf', 'credential.malformed', 'The credential cannot be read.') };
  const { extra } = proof;
  const opened = extra === undefined ? undefined : orFault(() => parseProofExtra(extra));
  if (opened === undefined || opened instanceof Error)
    return {
      check: failed('leaf', 'ledger.malformed', 'The proof does not open the leaf it is about.'),
    };
  const { event, salt } = opened;
  if (event.type !== 'credential.issued' || !event.digests.includes(credential.digest))
    return {
      check: failed(
        'leaf',
        'ledger.other-credential',
        'The proof that came with it is for another credential.',
      ),
    };
  const check = passed('leaf', 'The leaf commits to this credential.');
  return { check, entry: personLeaf(event, salt) };
}

function checkInclusion({
  proof,
  checkpoint,
  entry,
  isSigned,
}: {
  proof: TlogProof;
  checkpoint: Checkpoint;
  entry: Buffer | undefined;
  isSigned: boolean;
}): ProofCheck {
  if (entry === undefined) return notRun('inclusion');
  const { size, root } = checkpoint;
  const claim = { index: proof.index, size, root, proof: proof.hashes };
  if (!verifyInclusion({ ...claim, leafHash: leafHash(entry) }))
    return failed(
      'inclusion',
      'ledger.contradicted',
      'The ledger of the issuer does not hold what the proof says it holds.',
    );
  // a tree nobody signed proves nothing
  return isSigned
    ? passed('inclusion', `The ledger of the issuer holds the leaf at ${proof.index} of ${size}.`)
    : notRun('inclusion');
}

function passed(name: ProofCheck['name'], sentence: string): ProofCheck {
  return { name, state: 'passed', sentence };
}

function failed(name: ProofCheck['name'], code: string, sentence: string): ProofCheck {
  return { name, state: 'failed', code, sentence };
}

function unchecked(name: ProofCheck['name'], code: string, sentence: string): ProofCheck {
  return { name, state: 'could-not-check', code, sentence };
}

function notRun(name: ProofCheck['name']): ProofCheck {
  const sentence = 'This was not checked, because an earlier check did not pass.';
  return { name, state: 'could-not-check', code: 'check.not-run', sentence };
}

function orFault<T>(read: () => T): T | LedgerFormatError | CredentialFormatError {
  try {
    return read();
  } catch (error) {
    if (error instanceof LedgerFormatError || error instanceof CredentialFormatError) return error;
    throw error;
  }
}
