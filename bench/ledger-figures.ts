import { generateKeyPairSync, hash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { signCheckpoint } from '#ledger/checkpoint.js';
import { cosign } from '#ledger/cosignature.js';
import { emptyFrontier } from '#ledger/frontier.js';
import { fsck } from '#ledger/fsck.js';
import { growTree } from '#ledger/grow-tree.js';
import { leafHash } from '#ledger/hash.js';
import type { HashReader } from '#ledger/hash-reader.js';
import { inclusionProof } from '#ledger/inclusion-proof.js';
import { type NoteSigner, noteSigner } from '#ledger/note-signer.js';
import { formatProofExtra, personLeaf } from '#ledger/person-leaf.js';
import { parseSignedNote } from '#ledger/signed-note.js';
import { bundleOf, entriesPath, TILE_WIDTH, tilePath } from '#ledger/tile-layout.js';
import { formatTlogProof } from '#ledger/tlog-proof.js';
import { directorySource } from '../tools/ledger/directory-source.js';
import { type Figure, figure } from './compare.js';

/** A figure with the bound it is held to (docs/design/ledger.md 15). */
export interface GoalFigure extends Figure {
  readonly goal: string;
  readonly ok: boolean;
}

const LEAVES = 1_000_000;
/** As the sequencer takes them. */
const BATCH = 1000;
/** Names as long as those of docs/design/ledger.md: each character of the origin is there twice. */
const ORIGIN = 'hub.example/ledger';
const WITNESSES = ['registry.example/witness', 'b.example/witness', 'c.example/witness'];
/** POSIX seconds of every cosignature; any will do. */
const TIME = 1_795_478_400;
const ROUNDS = 3;

/** The pure figures of the ledger over a million leaves of 34 bytes, on one core. */
export async function* ledgerFigures(): AsyncGenerator<GoalFigure> {
  const salt = Buffer.alloc(32, 7);
  const event = {
    type: 'credential.issued' as const,
    digests: [1, 2].map((byte) => Buffer.alloc(32, byte).toString('base64url')),
  };
  const entries = manyEntries(personLeaf(event, salt));
  yield leavesFigure(entries);

  const log = signer(ORIGIN, 1);
  const rows = treeOf(entries);
  const { root } = growTree(emptyFrontier, rows[0]!);
  const note = signCheckpoint({ origin: ORIGIN, size: LEAVES, root }, log);
  const extra = formatProofExtra(event, salt);
  for (const [witnesses, bound] of [
    [1, 1500],
    [3, 1800],
  ] as const) {
    const bytes = await proofBytes({ note, rows, extra }, witnesses);
    const name = `.tlog-proof at 10^6 leaves, two renderings, witnesses: ${witnesses}`;
    yield { ...figure(name, bytes, bound, 'bytes (reference: the goal)'), ...atMost(bytes, bound) };
  }

  const directory = mkdtempSync(join(tmpdir(), 'guildmark-bench-'));
  try {
    writeLedger(directory, { note, rows, entries });
    yield await fsckFigure(directory, log);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function atMost(value: number, bound: number): { goal: string; ok: boolean } {
  return { goal: `at most ${bound}`, ok: value <= bound };
}

const signer = (name: string, type: 1 | 4): NoteSigner =>
  noteSigner(name, type, generateKeyPairSync('ed25519').privateKey);

function manyEntries(first: Buffer): Buffer[] {
  return Array.from({ length: LEAVES }, (_, i) => {
    const entry = Buffer.from(first);
    entry.writeUInt32BE(i, 30);
    return entry;
  });
}

/**
 * Leaf hash and tree, in batches, beside one bare SHA-256 of the same bytes for each leaf. By time of
 * the processor, so that neighbours on the machine do not count.
 */
function leavesFigure(entries: readonly Buffer[]): GoalFigure {
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(
      LEAVES /
        processorSeconds(() => {
          let frontier = emptyFrontier;
          for (let at = 0; at < LEAVES; at += BATCH) {
            const leaves = entries.slice(at, at + BATCH).map((entry) => leafHash(entry));
            ({ frontier } = growTree(frontier, leaves));
          }
        }),
    );
    bare.push(
      LEAVES /
        processorSeconds(() => {
          for (const entry of entries) hash('sha256', entry, 'buffer');
        }),
    );
  }
  const rate = median(ours);
  return {
    ...figure('leaves in memory, hash and tree, one core', rate, median(bare), 'leaves/CPU s'),
    ...{ goal: 'at least 500000', ok: rate >= 500_000 },
  };
}

/** Hashes of every level of the tiles; level 0 are the leaves. */
function treeOf(entries: readonly Buffer[]): Buffer[][] {
  const leaves = entries.map((entry) => leafHash(entry));
  const rows = [leaves];
  for (const { level, hash: node } of growTree(emptyFrontier, leaves).nodes)
    (rows[level] ??= []).push(node);
  return rows;
}

/** A proof really built: the longest, of the first leaf. */
async function proofBytes(
  { note, rows, extra }: { note: string; rows: readonly Buffer[][]; extra: string },
  witnesses: number,
): Promise<number> {
  const read: HashReader = (wanted) =>
    Promise.resolve(wanted.map(({ level, index }) => rows[level]![index]!));
  const { text } = parseSignedNote(note);
  const lines = WITNESSES.slice(0, witnesses).map((name) => cosign(text, signer(name, 4), TIME));
  const hashes = await inclusionProof(0, LEAVES, read);
  const checkpoint = note + lines.join('');
  return Buffer.byteLength(formatTlogProof({ extra, index: 0, hashes, checkpoint }));
}

function writeLedger(
  directory: string,
  parts: { note: string; rows: readonly Buffer[][]; entries: readonly Buffer[] },
): void {
  const put = (path: string, bytes: Buffer | string) => {
    const file = join(directory, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  };
  for (let at = 0; at < LEAVES; at += TILE_WIDTH) {
    const bundle = parts.entries.slice(at, at + TILE_WIDTH);
    put(entriesPath(at / TILE_WIDTH, bundle.length), bundleOf(bundle));
  }
  for (const [level, row] of parts.rows.entries())
    for (let at = 0; at < row.length; at += TILE_WIDTH) {
      const tile = row.slice(at, at + TILE_WIDTH);
      put(tilePath(level, at / TILE_WIDTH, tile.length), Buffer.concat(tile));
    }
  put('checkpoint', parts.note);
}

/** fsck of the directory beside reading the same files and hashing each once. */
async function fsckFigure(directory: string, log: NoteSigner): Promise<GoalFigure> {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const ours: number[] = [];
  const plain: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    const options = { source: directorySource(directory), logKeys: [log.verifier] };
    const { outcome, leaves } = await fsck(options);
    ours.push((performance.now() - began) / 1000);
    if (outcome !== 'good' || leaves !== LEAVES) throw new Error(`fsck says ${outcome}`);
    plain.push(seconds(() => files.map((file) => hash('sha256', readFileSync(file), 'buffer'))));
  }
  const took = median(ours);
  return {
    ...figure('fsck --dir of 10^6 leaves (reference: read and hash)', took, median(plain), 's'),
    ...atMost(took, 5),
  };
}

function seconds(work: () => unknown): number {
  const began = performance.now();
  work();
  return (performance.now() - began) / 1000;
}

function processorSeconds(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
