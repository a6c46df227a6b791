import type { DataSource } from 'typeorm';
import { formatCheckpointBody } from '#ledger/checkpoint.js';
import { emptyFrontier, type Frontier, rootOf } from '#ledger/frontier.js';
import { growTree } from '#ledger/grow-tree.js';
import { leafHash } from '#ledger/hash.js';
import { LedgerFormatError } from '#ledger/ledger-format-error.js';
import { type LogKey, openRotatedCheckpoint } from '#ledger/log-keys.js';
import { parseSignedNote, verifyNote } from '#ledger/signed-note.js';
import { TILE_WIDTH } from '#ledger/tile-layout.js';
import type { VerifierKey } from '#ledger/verifier-key.js';
import { auditedLeaves, claimedRoots, storedHashes } from './self-audit.sql.js';

/** How far a walk has come: the tree of all leaves before, and the tiles that are not full yet. */
export interface AuditPlace {
  readonly frontier: Frontier;
  /** Hashes of the tile under way, by its level. */
  readonly open: ReadonlyMap<number, readonly Buffer[]>;
}

/** Before the first leaf. */
export const auditStart: AuditPlace = { frontier: emptyFrontier, open: new Map() };

/** A row that is not what the entries make of it. */
export class AuditFailure extends Error {
  override readonly name = 'AuditFailure';
}

/** Says which row failed and why. */
export function failAudit(table: string, place: string, why: string): never {
  throw new AuditFailure(`${table} ${place}: ${why}`);
}

/** Who may have signed the notes of the log. */
export interface AuditKeys {
  readonly origin: string;
  /** One of them that may sign at the size must have signed a note, and none badly. */
  readonly log: readonly LogKey[];
  /** None of these may have a bad signature under a note. */
  readonly witnesses: readonly VerifierKey[];
}

/**
 * Computes everything anew from the entries at and after a place: leaf hashes, nodes, full tiles,
 * batch roots, signed and published notes, each against its row. Reads at most `leaves` entries and
 * gives the place behind them; the same place when there are none. Throws AuditFailure.
 */
export async function auditSlice(
  db: DataSource,
  place: AuditPlace,
  leaves: number,
  keys: AuditKeys,
): Promise<AuditPlace> {
  const from = place.frontier.size;
  const rows = await auditedLeaves(db, from, leaves);
  const hashes = rows.map(({ idx, hash, entry, intended }, i) => {
    const at = `index ${from + i}`;
    if (idx !== String(from + i)) failAudit('ledger_leaf', at, `the next row has index ${idx}`);
    if (!leafHash(entry).equals(hash)) failAudit('ledger_leaf', at, 'entry and hash differ');
    if (intended && !intended.equals(entry))
      failAudit('ledger_leaf', at, 'the entry is not that of its intent');
    return hash;
  });
  const { frontier, nodes } = growTree(place.frontier, hashes);
  await compare(db, 'ledger_node', nodes);
  const { tiles, open } = tilesOf(place, hashes, nodes);
  await compare(db, 'ledger_tile', tiles);
  await compareRoots(db, place.frontier, hashes, keys);
  return { frontier, open };
}

interface Expected {
  readonly level: number;
  readonly index: number;
  readonly hash: Buffer;
}

/** The tiles that become full, and what is left over for the next slice. */
function tilesOf(
  { frontier, open }: AuditPlace,
  hashes: readonly Buffer[],
  nodes: readonly Expected[],
) {
  const rows = new Map([...open].map(([level, row]) => [level, [...row]]));
  const tiles: Expected[] = [];
  const leaves = hashes.map((hash, i) => ({ level: 0, index: frontier.size + i, hash }));
  for (const { level, index, hash } of [...leaves, ...nodes]) {
    const row = [...(rows.get(level) ?? []), hash];
    const full = row.length === TILE_WIDTH;
    if (full) tiles.push({ level, index: (index + 1) / TILE_WIDTH - 1, hash: Buffer.concat(row) });
    rows.set(level, full ? [] : row);
  }
  return { tiles, open: rows };
}

async function compare(
  db: DataSource,
  table: 'ledger_node' | 'ledger_tile',
  expected: readonly Expected[],
): Promise<void> {
  const stored = new Map(
    (await storedHashes(db, table, expected)).map(({ lvl, idx, data }) => [`${lvl}/${idx}`, data]),
  );
  for (const { level, index, hash } of expected) {
    const row = stored.get(`${level}/${index}`);
    const at = `level ${level} index ${index}`;
    if (!row) failAudit(table, at, 'it is missing');
    if (!row.equals(hash)) failAudit(table, at, 'it is not what the entries give');
  }
}

async function compareRoots(
  db: DataSource,
  from: Frontier,
  hashes: readonly Buffer[],
  keys: AuditKeys,
): Promise<void> {
  let tree = from;
  for (const claim of await claimedRoots(db, from.size, from.size + hashes.length)) {
    const size = Number(claim.size);
    tree = growTree(tree, hashes.slice(tree.size - from.size, size - from.size)).frontier;
    const root = rootOf(tree);
    const at = `size ${size}`;
    if (claim.root && !claim.root.equals(root)) failAudit(claim.name, at, 'it has another root');
    if (claim.note === null) continue;
    const why = faultOf(claim.note, formatCheckpointBody({ ...keys, size, root }), keys);
    if (why !== undefined) failAudit(claim.name, at, why);
  }
}

/** What is wrong with a note that must have this text. */
function faultOf(
  noteText: string,
  text: string,
  { log, witnesses }: AuditKeys,
): string | undefined {
  try {
    const note = parseSignedNote(noteText);
    if (note.text !== text) return 'the note is of another tree';
    openRotatedCheckpoint(noteText, log);
    verifyNote(note, witnesses);
    return undefined;
  } catch (error) {
    if (error instanceof LedgerFormatError) return error.message;
    throw error;
  }
}
