import { decodeBase64 } from './base64.js';
import { formatHashLines, parseHashLines } from './hash-lines.js';
import { LedgerFormatError } from './ledger-format-error.js';
import { parseSignedNote } from './signed-note.js';
import { checkSize, parseSize } from './size.js';

/** A proof that travels beside a credential and is checked offline (c2sp.org/tlog-proof@v1). */
export interface TlogProof {
  /** Base64 as it stands in the line; unauthenticated (see parseProofExtra). */
  readonly extra?: string;
  /** Of the leaf, from 0. */
  readonly index: number;
  /** Inclusion proof, the leaf's sibling first. */
  readonly hashes: readonly Buffer[];
  /** The signed note, verbatim, with its cosignatures. */
  readonly checkpoint: string;
}

const HEADER = 'c2sp.org/tlog-proof@v1';
/** A note has 128 KiB at most, and no extra of ours has more than 1 KiB. */
const MAX_PROOF = 192 * 1024;

/** Writes a .tlog-proof; refuses what parseTlogProof would. */
export function formatTlogProof({ extra, index, hashes, checkpoint }: TlogProof): string {
  const extraLine = extra === undefined ? '' : `extra ${extra}\n`;
  const lines = `${HEADER}\n${extraLine}index ${checkSize(index)}\n${formatHashLines(hashes)}`;
  const proof = `${lines}\n${checkpoint}`;
  parseTlogProof(proof);
  return proof;
}

/**
 * Reads a .tlog-proof (c2sp.org/tlog-proof@v1, Format). Refuses, as 'proof.malformed', another
 * header, lines out of order, an empty or loose `extra`, an index from 2^53 up, over 63 hashes and
 * over 192 KiB, and with the codes of parseSignedNote what is no signed note. Nothing is verified.
 */
export function parseTlogProof(text: string): TlogProof {
  if (text.length > MAX_PROOF) refuse('a proof has at most 192 KiB');
  const end = text.indexOf('\n\n');
  if (end < 0) refuse('an empty line stands before the checkpoint');
  const [header, ...lines] = text.slice(0, end).split('\n');
  if (header !== HEADER) refuse(`the first line is ${HEADER}`);
  const extra = lines[0]?.startsWith('extra ') ? lines.shift()!.slice('extra '.length) : undefined;
  if (extra !== undefined && !decodeBase64(extra)?.length) refuse('extra is base64 of something');
  const [indexLine, ...hashLines] = lines;
  const decimal = indexLine?.startsWith('index ') ? indexLine.slice('index '.length) : '';
  const index = parseSize(decimal) ?? refuse('the next line is "index" and a number below 2^53');
  const hashes = parseHashLines(hashLines) ?? refuse('then up to 63 hashes in base64 follow');
  const checkpoint = text.slice(end + 2);
  parseSignedNote(checkpoint);
  return { ...(extra === undefined ? {} : { extra }), index, hashes, checkpoint };
}

function refuse(message: string): never {
  throw new LedgerFormatError('proof.malformed', message);
}
