import { parseAddCheckpoint } from './add-checkpoint.js';
import { type Checkpoint, parseCheckpointBody } from './checkpoint.js';
import { verifyConsistency } from './consistency-proof.js';
import { emptyRoot } from './hash.js';
import { LedgerFormatError } from './ledger-format-error.js';
import { formatSignedNote, parseSignedNote, type SignedNote, verifyNote } from './signed-note.js';
import type { VerifierKey } from './verifier-key.js';

/** The latest checkpoint a witness cosigned for an origin. */
export interface WitnessedTree {
  readonly size: number;
  readonly root: Buffer;
}

/** What a witness is asked, and what it knows. */
export interface CosignatureRequest {
  /** Body of add-checkpoint, decoded as strict UTF-8; its size in bytes is checked by the caller. */
  readonly body: string;
  /** State for the origin the body claims (see claimedOrigin); undefined if never cosigned. */
  readonly stored: WitnessedTree | undefined;
  /** Log keys of an origin trusted at a size; undefined for an origin nobody configured. */
  readonly logKeys: (origin: string, size: number) => readonly VerifierKey[] | undefined;
}

/** A checkpoint that verified under a key of its log. */
export interface SignedTree extends WitnessedTree {
  readonly origin: string;
  /** The checkpoint body: what `cosign` takes. */
  readonly text: string;
  /** The note with the log's own verified signatures only: other lines may be forged. */
  readonly noteText: string;
}

/** The answer, by HTTP status. 200 asks the caller to store (compare-and-swap), then cosign. */
export type CosignatureDecision =
  | ({ readonly status: 200; readonly oldSize: number } & SignedTree)
  | { readonly status: 400; readonly reason: string }
  | { readonly status: 404; readonly origin: string }
  | { readonly status: 403; readonly origin: string; readonly reason: string }
  /** Reply with the stored size as `text/x.tlog.size`. */
  | { readonly status: 409; readonly origin: string; readonly storedSize: number }
  /** The log signed something that cannot be: `noteText` is evidence and must be kept. */
  | ({ readonly status: 422; readonly oldSize: number; readonly reason: string } & SignedTree);

/**
 * Decides on add-checkpoint (c2sp.org/tlog-witness@v1.0.0; rows 2 to 8 of docs/design/ledger.md 3,
 * in that order). Pure and never throws for bad input. Size of the body, clock, compare-and-swap,
 * signing and storing are the caller's; it must store before it replies.
 */
export function decideCosignature(request: CosignatureRequest): CosignatureDecision {
  const { stored, logKeys } = request;
  const parsed = refusable(() => parseRequest(request.body));
  if (parsed instanceof LedgerFormatError) return { status: 400, reason: parsed.message };
  const { oldSize, proof, note, checkpoint } = parsed;
  const { origin, size, root } = checkpoint;

  const trusted = logKeys(origin, size)?.filter((key) => key.type === 1);
  if (trusted === undefined) return { status: 404, origin };
  const signers = refusable(() => verifyNote(note, trusted));
  if (signers instanceof LedgerFormatError) return { status: 403, origin, reason: signers.message };
  if (signers.length === 0) return { status: 403, origin, reason: 'no trusted key signed' };

  if (oldSize > size) return { status: 400, reason: 'the old size is above the checkpoint size' };
  const storedSize = stored?.size ?? 0;
  if (oldSize !== storedSize) return { status: 409, origin, storedSize };

  const tree = { origin, size, root, text: note.text, noteText: keepSignatures(note, signers) };
  const oldRoot = stored?.root ?? emptyRoot();
  const fault = contradiction({ oldSize, oldRoot, newSize: size, newRoot: root, proof });
  if (fault !== undefined) return { status: 422, oldSize, reason: fault, ...tree };
  return { status: 200, oldSize, ...tree };
}

function parseRequest(body: string): {
  oldSize: number;
  proof: Buffer[];
  note: SignedNote;
  checkpoint: Checkpoint;
} {
  const { oldSize, proof, noteText } = parseAddCheckpoint(body);
  const note = parseSignedNote(noteText);
  // read before it is verified, because the origin tells whose key verifies it
  return { oldSize, proof, note, checkpoint: parseCheckpointBody(note.text) };
}

/** Rows 7 and 8: why the new tree cannot follow the old one. */
function contradiction(claim: Parameters<typeof verifyConsistency>[0]): string | undefined {
  const { oldSize, newSize, newRoot, proof } = claim;
  if (newSize === 0 && !newRoot.equals(emptyRoot())) return 'the root of size 0 is not empty';
  if (oldSize === 0) return proof.length > 0 ? 'size 0 needs no proof' : undefined;
  if (verifyConsistency(claim)) return undefined;
  return oldSize === newSize ? 'another root at the same size' : 'the consistency proof fails';
}

function keepSignatures(note: SignedNote, signers: readonly VerifierKey[]): string {
  const signatures = note.signatures.filter((line) =>
    signers.some((key) => key.name === line.name && key.keyId.equals(line.keyId)),
  );
  return formatSignedNote({ text: note.text, signatures });
}

function refusable<T>(work: () => T): T | LedgerFormatError {
  try {
    return work();
  } catch (error) {
    if (error instanceof LedgerFormatError) return error;
    throw error;
  }
}
