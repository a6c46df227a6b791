import { createHash } from 'node:crypto';
import { formatAddCheckpoint } from '#ledger/add-checkpoint.js';
import type { Checkpoint } from '#ledger/checkpoint.js';
import { LedgerFormatError } from '#ledger/ledger-format-error.js';
import { type LogKey, openRotatedCheckpoint } from '#ledger/log-keys.js';
import type { PolicyWitness } from '#ledger/policy.js';
import { type NoteSignature, parseSignedNote, verifyNote } from '#ledger/signed-note.js';
import { parseSize } from '#ledger/size.js';
import type { VerifierKey } from '#ledger/verifier-key.js';
import { fetchText } from './fetch-text.js';

/** A witness that is slower is left out of this tick (docs/design/ledger.md 6). */
const COSIGN_MS = 1000;

/** What a witness says to add-checkpoint. */
export type WitnessReply =
  | { readonly kind: 'cosigned'; readonly signature: NoteSignature }
  /** It knows another size than we thought. */
  | { readonly kind: 'other-size'; readonly size: number }
  | { readonly kind: 'failed'; readonly reason: string };

/** Asks for a cosignature (c2sp.org/tlog-witness@v1.0.0). Never throws for what a witness answers. */
export async function submitCheckpoint(
  witness: PolicyWitness,
  request: { oldSize: number; proof: readonly Buffer[]; note: string },
): Promise<WitnessReply> {
  const answer = await fetchText(
    address(witness, 'add-checkpoint'),
    {
      method: 'POST',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: formatAddCheckpoint(request),
    },
    COSIGN_MS,
  );
  if (!answer) return { kind: 'failed', reason: 'no answer' };
  if (answer.status === 409) {
    const size = parseSize(answer.text.trimEnd());
    return size === undefined
      ? { kind: 'failed', reason: '409 without a size' }
      : { kind: 'other-size', size };
  }
  if (answer.status !== 200) return { kind: 'failed', reason: `status ${answer.status}` };
  const signature = ownSignature(request.note, answer.text, witness.key);
  return signature
    ? { kind: 'cosigned', signature }
    : { kind: 'failed', reason: '200 without its valid signature' };
}

/** What a witness remembers of a log. */
export type WitnessMemory =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'checkpoint'; readonly checkpoint: Checkpoint }
  | { readonly kind: 'no-answer'; readonly reason: string };

/** Asks for the last checkpoint it cosigned; a note that our log did not sign is no answer. */
export async function askMemory(
  witness: PolicyWitness,
  origin: string,
  keys: readonly LogKey[],
): Promise<WitnessMemory> {
  const hash = createHash('sha256').update(origin).digest('hex');
  const answer = await fetchText(address(witness, `witness/${hash}/checkpoint`));
  if (!answer) return { kind: 'no-answer', reason: 'unreachable' };
  if (answer.status === 404) return { kind: 'nothing' };
  if (answer.status !== 200) return { kind: 'no-answer', reason: `status ${answer.status}` };
  try {
    const { checkpoint } = openRotatedCheckpoint(answer.text, keys);
    return { kind: 'checkpoint', checkpoint };
  } catch (error) {
    if (error instanceof LedgerFormatError) return { kind: 'no-answer', reason: error.code };
    throw error;
  }
}

/** The witness's one good line of a reply; lines of anybody else are dropped. */
function ownSignature(note: string, reply: string, key: VerifierKey): NoteSignature | undefined {
  const { text } = parseSignedNote(note);
  try {
    const { signatures } = parseSignedNote(`${text}\n${reply}`);
    const own = signatures.find((s) => s.name === key.name && s.keyId.equals(key.keyId));
    return own && verifyNote({ text, signatures: [own] }, [key]).length > 0 ? own : undefined;
  } catch (error) {
    if (error instanceof LedgerFormatError) return undefined;
    throw error;
  }
}

function address({ name, url }: PolicyWitness, path: string): string {
  if (url === undefined) throw new Error(`witness ${name} has no address`);
  return `${url.replace(/\/$/, '')}/${path}`;
}
