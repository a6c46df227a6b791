import { formatHashLines, parseHashLines } from './hash-lines.js';
import { LedgerFormatError } from './ledger-format-error.js';
import { checkSize, parseSize } from './size.js';

/** What a log asks of a witness: cosign this checkpoint, consistent with the size you know. */
export interface AddCheckpoint {
  readonly oldSize: number;
  readonly proof: readonly Buffer[];
  /** The checkpoint as signed note. */
  readonly note: string;
}

/**
 * Body of `POST <submission prefix>/add-checkpoint` (c2sp.org/tlog-witness@v1.0.0). Refuses
 * 'size.out-of-range', and 'hash.malformed' for over 63 hashes or one that is not 32 bytes.
 */
export function formatAddCheckpoint({ oldSize, proof, note }: AddCheckpoint): string {
  return `old ${checkSize(oldSize)}\n${formatHashLines(proof)}\n${note}`;
}

/**
 * Reads such a body; the checkpoint is returned as it stands, unread. Refuses, as
 * 'request.malformed', a bad size line, over 63 proof lines or a bad one, and no empty line.
 */
export function parseAddCheckpoint(text: string): {
  oldSize: number;
  proof: Buffer[];
  noteText: string;
} {
  const end = text.indexOf('\n\n');
  if (end < 0) refuse('an empty line stands before the checkpoint');
  const [first, ...lines] = text.slice(0, end).split('\n');
  const oldSize = first?.startsWith('old ') ? parseSize(first.slice('old '.length)) : undefined;
  if (oldSize === undefined) refuse('the first line is "old" and a size below 2^53');
  const proof = parseHashLines(lines) ?? refuse('up to 63 lines of 32 bytes in base64 follow');
  return { oldSize, proof, noteText: text.slice(end + 2) };
}

/**
 * The origin a body claims, unverified: what a witness needs to look up its state before
 * decideCosignature. Undefined when there is no such line, and then the decision is 400.
 */
export function claimedOrigin(text: string): string | undefined {
  const end = text.indexOf('\n\n');
  const [origin, ...rest] = text.slice(end + 2).split('\n', 2);
  return end >= 0 && rest.length > 0 && origin !== '' ? origin : undefined;
}

function refuse(message: string): never {
  throw new LedgerFormatError('request.malformed', message);
}
