import { createHash, randomInt } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { emptyFrontier, type Frontier, rootOf } from '#ledger/frontier.js';
import { growTree } from '#ledger/grow-tree.js';
import { leafHash, nodeHash } from '#ledger/hash.js';
import { consistencyProof, verifyConsistency } from '#ledger/consistency-proof.js';
import { tilePath } from '#ledger/tile-layout.js';
import { checkLedger } from '../../../../test/support/check-ledger.js';
import { describeDatabases } from '../../../../test/support/databases.js';
import { appendBatch } from './append-batch.sql.js';
import { LedgerReader } from './ledger-reader.js';
import { rootAt } from './read-hashes.sql.js';
import {
  ledgerParts,
  openLedgerDatabase,
  someEntries,
  startedLedger,
} from './testing/ledger-under-test.js';

const MAX = 70_000;
/** Where a tile of level 0, 1 or 2 becomes full, and a sample in between. */
const EDGES = [255, 256, 257, 65_535, 65_536, 65_537, MAX];

/** Chance that a failing run can be repeated with: a linear congruence from a printed seed. */
function chance(seed: number) {
  let state = seed;
  return (from: number, to: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return from + (state % (to - from + 1));
  };
}

/** MTH of RFC 9162 2.1.1 over the leaf hashes of a size, level by level; shares nothing with growTree. */
function rootFromLeaves(hashes: readonly Buffer[]): Buffer {
  let row = hashes;
  while (row.length > 1) {
    const next: Buffer[] = [];
    for (let i = 0; i < row.length; i += 2) {
      const [left, right] = [row[i]!, row[i + 1]];
      next.push(
        right ? createHash('sha256').update('\u0001').update(left).update(right).digest() : left,
      );
    }
    row = next;
  }
  return row[0] ?? createHash('sha256').digest();
}

/** Root of a size from tiles alone, as a foreign reader computes it: whole tiles, then the right edge. */
async function rootFromTiles(reader: LedgerReader, size: number): Promise<Buffer> {
  // the right edge of every level, folded from the smallest subtree to the largest
  let carried: Buffer | undefined;
  for (let level = 0; 256 ** level <= size; level++) {
    const width = Math.floor(size / 256 ** level) % 256;
    const index = Math.floor(size / 256 ** (level + 1));
    if (width === 0) continue;
    const tile = await reader.tile({ kind: 'tile', level, index, width });
    const row = Array.from({ length: width }, (_, i) => tile.subarray(i * 32, i * 32 + 32));
    for (let at = width; at > 0;) {
      const part = at & -at;
      const peak = rootFromLeaves(row.slice(at - part, at));
      carried = carried ? nodeHash(peak, carried) : peak;
      at -= part;
    }
  }
  return carried ?? createHash('sha256').digest();
}

async function publish(db: DataSource, size: number): Promise<void> {
  await db.query(
    `INSERT INTO ledger_publication (log_id, size, note, published_at) VALUES (1, $1, 'x', now())`,
    [size],
  );
}

describeDatabases('invariants', (kind) => {
  async function setup() {
    const { database, drop } = await kind.fresh();
    const db = await openLedgerDatabase(database);
    const close = async () => {
      await db.destroy();
      await drop();
    };
    return { db, close };
  }

  /** Grows the own log by entries without intents: the tree, not the queue, is looked at. */
  async function grow(db: DataSource, from: Frontier, entries: readonly Buffer[]) {
    const hashes = entries.map((entry) => leafHash(entry));
    const { frontier, nodes } = growTree(from, hashes);
    const leaves = entries.map((entry, i) => ({ entry, hash: hashes[i]! }));
    const batch = { logId: 1, fromSize: from.size, frontier, leaves, nodes };
    expect(await appendBatch(db, batch)).toBe('won');
    return frontier;
  }

  it('I1 one intent per leaf, one leaf per intent, and the queue holds the rest', async () => {
    const { db, close } = await setup();
    try {
      const one = await startedLedger(db);
      const two = ledgerParts(db, one.options);
      two.state.passGuard();
      const ids: string[] = [];
      for (let round = 0; round < 4; round++) {
        ids.push(...(await one.append(someEntries(60, round * 100))));
        await Promise.all([one.sequencer.tick(), two.sequencer.tick(), one.publisher.tick()]);
      }
      await one.sequencer.tick();
      const [row] = await db.query<{ leaves: number; intents: number; queued: number }[]>(
        `SELECT count(*)::integer AS leaves, count(DISTINCT intent_id)::integer AS intents,
           (SELECT count(*)::integer FROM ledger_queue) AS queued
         FROM ledger_leaf WHERE intent_id = ANY ($1::uuid[])`,
        [ids],
      );
      expect(row).toEqual({ leaves: 240, intents: 240, queued: 0 });
      // a second leaf of an intent is refused by the table itself
      const [taken] = await db.query<{ intent_id: string; entry: Buffer; hash: Buffer }[]>(
        'SELECT intent_id, entry, hash FROM ledger_leaf WHERE idx = 9',
      );
      await expect(
        db.query(
          `INSERT INTO ledger_leaf (log_id, idx, hash, entry, intent_id) VALUES (1, 999, $1, $2, $3)`,
          [taken?.hash, taken?.entry, taken?.intent_id],
        ),
      ).rejects.toThrow('ledger_leaf_intent_id_key');
      await checkLedger(db);
    } finally {
      await close();
    }
  });

  it('I2 indices run from 0 without a gap, and PostgreSQL and Node hash alike', async () => {
    const { db, close } = await setup();
    try {
      await startedLedger(db);
      let tree = emptyFrontier;
      const lengths = [1, 2, 34, 255, 256, 257, 32_767, 32_768, 65_535];
      const entries = lengths.map((length) => Buffer.alloc(length, length % 251));
      entries.push(Buffer.from([0]), Buffer.from('\\x00'), Buffer.from("'; --"));
      for (const entry of entries) tree = await grow(db, tree, [entry]);
      const rows = await db.query<{ idx: string; hash: Buffer; entry: Buffer; own: Buffer }[]>(
        `SELECT idx, hash, entry, sha256('\\x00'::bytea || entry) AS own FROM ledger_leaf ORDER BY idx`,
      );
      for (const [i, { idx, hash, entry, own }] of rows.entries()) {
        expect([idx, entry.equals(entries[i]!)]).toEqual([String(i), true]);
        expect(leafHash(entry).equals(hash) && own.equals(hash)).toBe(true);
      }
      expect(rows).toHaveLength(entries.length);
      const batch = (fromSize: number) => {
        const hash = leafHash(Buffer.from('x'));
        const frontier = growTree(tree, [hash]).frontier;
        return {
          logId: 1,
          fromSize,
          frontier,
          leaves: [{ entry: Buffer.from('x'), hash }],
          nodes: [],
        };
      };
      await expect(appendBatch(db, batch(tree.size + 1))).rejects.toThrow('does not grow');
    } finally {
      await close();
    }
  });

  it('I3 head root = root from leaves = from tiles at every size up to 600', async () => {
    const { db, close } = await setup();
    try {
      await startedLedger(db);
      const reader = new LedgerReader(db, 1);
      const hashes: Buffer[] = [];
      let tree = emptyFrontier;
      for (let size = 1; size <= 600; size++) {
        const entry = Buffer.from(`entry ${size}`);
        hashes.push(leafHash(entry));
        tree = await grow(db, tree, [entry]);
        await publish(db, size);
        const [head] = await db.query<{ root: Buffer }[]>('SELECT root FROM ledger_head');
        const root = rootFromLeaves(hashes).toString('hex');
        expect([size, head?.root.toString('hex')]).toEqual([size, root]);
        expect([size, (await rootFromTiles(reader, size)).toString('hex')]).toEqual([size, root]);
      }
    } finally {
      await close();
    }
  });

  it('I3 at sizes up to 70,000 by chance and around full tiles; I6 tiles and their parts', async () => {
    const { db, close } = await setup();
    const seed = randomInt(2 ** 31);
    const next = chance(seed);
    try {
      await startedLedger(db);
      const reader = new LedgerReader(db, 1);
      const sizes = [...EDGES, ...Array.from({ length: 12 }, () => next(601, MAX))];
      const hashes: Buffer[] = [];
      let tree = emptyFrontier;
      for (const size of [...new Set(sizes)].sort((a, b) => a - b)) {
        // large batches, which end where a size is looked at
        while (tree.size < size) {
          const count = Math.min(size - tree.size, 10_000);
          const entries = someEntries(count, tree.size);
          for (const entry of entries) hashes.push(leafHash(entry));
          tree = await grow(db, tree, entries);
        }
        await publish(db, size);
        const root = rootFromLeaves(hashes).toString('hex');
        const seen = [rootOf(tree), await rootFromTiles(reader, size), await rootAt(db, 1, size)];
        expect({ seed, size, roots: seen.map((hash) => hash.toString('hex')) }).toEqual({
          seed,
          size,
          roots: [root, root, root],
        });
      }
      // s = 70,000: 273 full + p/112, 1 full + p/17, p/1 (docs/design/ledger.md 3)
      const [row] = await db.query<{ t: string }[]>('SELECT count(*) AS t FROM ledger_tile');
      expect(row?.t).toBe('274');
      const tile = (level: number, index: number, width: number) =>
        reader.tile({ kind: 'tile', level, index, width });
      for (const [level, index, width] of [
        [0, 273, 112],
        [1, 1, 17],
        [2, 0, 1],
      ] as const) {
        expect((await tile(level, index, width)).length).toBe(width * 32);
        await expect(tile(level, index, width + 1)).rejects.toMatchObject({
          code: 'ledger.not-published',
        });
      }
      for (const [level, index] of [
        [0, next(0, 272)],
        [1, 0],
      ] as const) {
        const full = await tile(level, index, 256);
        for (const width of [1, next(2, 254), 255]) {
          const part = await tile(level, index, width);
          const path = tilePath(level, index, width);
          expect([seed, path, part.equals(full.subarray(0, width * 32))]).toEqual([
            seed,
            path,
            true,
          ]);
        }
      }
    } finally {
      await close();
    }
  });

  it('I4 any batching gives the same roots and tiles, and checkpoints are consistent', async () => {
    const { db, close } = await setup();
    const seed = randomInt(2 ** 31);
    const next = chance(seed);
    try {
      await startedLedger(db);
      const count = next(513, 900);
      const entries = someEntries(count);
      const hashes = entries.map((entry) => leafHash(entry));
      const whole = growTree(emptyFrontier, hashes);
      const stored = (table: string, column: string) =>
        db.query<unknown[]>(
          `SELECT lvl, idx, encode(${column}, 'hex') AS data FROM ${table} ORDER BY lvl, idx`,
        );
      const roots: { size: number; root: Buffer }[] = [];
      for (let tree = emptyFrontier; tree.size < count;) {
        tree = await grow(db, tree, entries.slice(tree.size, tree.size + next(1, 120)));
        roots.push({ size: tree.size, root: rootOf(tree) });
      }
      expect([seed, roots.at(-1)?.root]).toEqual([seed, whole.root]);
      expect(await stored('ledger_node', 'hash')).toEqual(
        whole.nodes
          .filter(({ level }) => level > 0)
          .map(({ level, index, hash }) => ({
            lvl: level,
            idx: String(index),
            data: hash.toString('hex'),
          })),
      );
      const tiles = (await stored('ledger_tile', 'data')) as unknown as {
        idx: string;
        data: string;
      }[];
      expect(tiles).toHaveLength(Math.floor(count / 256));
      for (const { idx, data } of tiles) {
        const row = hashes.slice(Number(idx) * 256, Number(idx) * 256 + 256);
        expect([seed, idx, data]).toEqual([seed, idx, Buffer.concat(row).toString('hex')]);
      }
      const reader = new LedgerReader(db, 1);
      for (const [i, { size, root }] of roots.entries()) {
        const old = roots[next(0, i)]!;
        const proof = await consistencyProof(old.size, size, reader.hashes);
        const claim = {
          oldSize: old.size,
          oldRoot: old.root,
          newSize: size,
          newRoot: root,
          proof,
        };
        expect([seed, old.size, size, verifyConsistency(claim)]).toEqual([
          seed,
          old.size,
          size,
          true,
        ]);
      }
      await checkLedger(db);
    } finally {
      await close();
    }
  });

  it('I6 nothing at or beyond the published size is served, at any published size', async () => {
    const { db, close } = await setup();
    try {
      await startedLedger(db);
      const reader = new LedgerReader(db, 1);
      const entries = someEntries(520);
      await grow(db, emptyFrontier, entries);
      const outcome = async (
        kindOf: 'tile' | 'entries',
        level: number,
        index: number,
        width: number,
      ) => {
        try {
          return (await reader.tile({ kind: kindOf, level, index, width })).length;
        } catch (error) {
          return (error as { code?: string }).code;
        }
      };
      for (const published of [1, 2, 255, 256, 257, 511, 512, 513]) {
        await publish(db, published);
        for (const width of [1, 2, 254, 255, 256])
          for (const index of [0, 1, 2]) {
            const end = index * 256 + width;
            const at = [published, index, width];
            const shown = end <= published ? width * 32 : 'ledger.not-published';
            expect([...at, await outcome('tile', 0, index, width)]).toEqual([...at, shown]);
            const bundle = end <= published ? width * 36 : 'ledger.not-published';
            expect([...at, await outcome('entries', 0, index, width)]).toEqual([...at, bundle]);
          }
        for (const width of [1, 2]) {
          const shown = width * 256 <= published ? width * 32 : 'ledger.not-published';
          expect([published, width, await outcome('tile', 1, 0, width)]).toEqual([
            published,
            width,
            shown,
          ]);
        }
      }
    } finally {
      await close();
    }
  });
});
