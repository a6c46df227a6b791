import type { DataSource, EntityManager } from 'typeorm';
import { emptyFrontier, formatPeaks, type Frontier } from '#ledger/frontier.js';
import { growTree, type TreeNode } from '#ledger/grow-tree.js';
import { leafHash } from '#ledger/hash.js';
import { hashBlock, lengthAt } from '#ledger/hash-block.js';
import { bundleOf, TILE_WIDTH } from '#ledger/tile-layout.js';
import { inTransaction } from '../database/in-transaction.js';
import { appendBlocks, type FullTile } from './append-blocks.sql.js';

/** What a writer tells of each entry that is no person's leaf, before it is written. */
export type EntryListener = (entry: Buffer, index: number) => void;

/** A log that is written from its first leaf on. */
export interface WrittenLog {
  readonly logId: number;
  /** Told of every entry that does not begin as a person's leaf. */
  readonly onEntry: EntryListener;
  /** Of the own log: the intent that this entry was. */
  intentOf?(entry: Buffer): string | undefined;
}

/** Blocks of 256 leaves in one transaction. */
const BLOCKS_AT_ONCE = 64;
const PERSON = 1;

/**
 * Writes one log into an empty schema, in blocks of 256 leaves, and knows its tree at the size it
 * has taken. Leaves stand above the head until `finish`: they may be written before they are proven.
 */
export class LedgerWriter {
  /** Tree of the full blocks: its leaves are the hashes of level 1. */
  private upper: Frontier = emptyFrontier;
  /** Entries behind the last full block, and their hashes. */
  private tail: { entry: Buffer; hash: Buffer }[] = [];
  private blocks: { bundle: Buffer; tile: Buffer }[] = [];
  private nodes: TreeNode[] = [];
  private tiles: FullTile[] = [];
  /** Of each level above 0, the hashes of the tile that is not full. */
  private readonly rows: Buffer[][] = [];
  private writtenBlocks = 0;
  private flight: Promise<void> = Promise.resolve();

  constructor(
    private readonly db: DataSource,
    private readonly log: WrittenLog,
  ) {}

  get size(): number {
    return this.upper.size * TILE_WIDTH + this.tail.length;
  }

  /** The tree over all that was taken. */
  get frontier(): Frontier {
    return this.grownBy([]);
  }

  /** The tree that these entries would lead to; nothing is taken. */
  grownBy(entries: readonly Buffer[]): Frontier {
    const aligned = { size: this.upper.size * TILE_WIDTH, peaks: this.upper.peaks };
    const hashes = [...this.tail.map(({ hash }) => hash), ...entries.map((e) => leafHash(e))];
    return growTree(aligned, hashes).frontier;
  }

  /** Takes a full bundle; refuses, as `tile.malformed`, one that is none. At a multiple of 256 only. */
  async addBundle(bundle: Buffer): Promise<void> {
    if (this.tail.length > 0) throw new Error('a full bundle starts at a multiple of 256');
    const from = this.size;
    await this.takeBundle(bundle);
    this.listen(bundle, from);
  }

  async add(entries: readonly Buffer[]): Promise<void> {
    for (const entry of entries) {
      if (entry[0] !== PERSON) this.log.onEntry(entry, this.size);
      this.tail.push({ entry, hash: leafHash(entry) });
      if (this.tail.length < TILE_WIDTH) continue;
      const block = this.tail;
      this.tail = [];
      await this.takeBundle(bundleOf(block.map(({ entry: bytes }) => bytes)));
    }
  }

  /**
   * Writes what is waiting and moves the head, together with what the caller writes: it has compared
   * the root with a signed one. Nothing can be added afterwards.
   */
  async finish(write: (m: EntityManager) => Promise<void>): Promise<void> {
    await this.flush();
    await this.flight;
    const { frontier, tail } = this;
    await inTransaction(this.db, async (m) => {
      if (tail.length > 0) await this.writeTail(m);
      await m.query(
        `UPDATE ledger_head SET size = $2, root = $3, peaks = $4 WHERE log_id = $1 AND size < $2`,
        [this.log.logId, frontier.size, growTree(frontier, []).root, formatPeaks(frontier)],
      );
      await write(m);
    });
  }

  private listen(bundle: Buffer, from: number): void {
    for (let i = 0, at = 0; i < TILE_WIDTH; i++) {
      const end = at + 2 + lengthAt(bundle, at);
      if (bundle[at + 2] !== PERSON) this.log.onEntry(bundle.subarray(at + 2, end), from + i);
      at = end;
    }
  }

  private async takeBundle(bundle: Buffer): Promise<void> {
    const { tile, root } = hashBlock(bundle);
    const index = this.upper.size;
    this.blocks.push({ bundle, tile });
    this.tiles.push({ level: 0, index, data: tile });
    const { frontier, nodes } = growTree(this.upper, [root]);
    this.upper = frontier;
    this.keepNode({ level: 1, index, hash: root });
    for (const { level, index: at, hash } of nodes)
      this.keepNode({ level: level + 1, index: at, hash });
    if (this.blocks.length >= BLOCKS_AT_ONCE) await this.flush();
  }

  private keepNode(node: TreeNode): void {
    this.nodes.push(node);
    const row = (this.rows[node.level] ??= []);
    row.push(node.hash);
    if (row.length < TILE_WIDTH) return;
    const index = Math.floor(node.index / TILE_WIDTH);
    this.tiles.push({ level: node.level, index, data: Buffer.concat(row) });
    this.rows[node.level] = [];
  }

  /** Full blocks that are waiting; the next ones are hashed while the database works. */
  private async flush(): Promise<void> {
    await this.flight;
    const { blocks, nodes, tiles } = this;
    if (blocks.length === 0) return;
    [this.blocks, this.nodes, this.tiles] = [[], [], []];
    const from = this.writtenBlocks * TILE_WIDTH;
    this.writtenBlocks += blocks.length;
    const entries = Buffer.concat(blocks.map(({ bundle }) => bundle));
    const count = blocks.length * TILE_WIDTH;
    const run = {
      ...{ logId: this.log.logId, from, count, entries, nodes, tiles },
      hashes: Buffer.concat(blocks.map(({ tile }) => tile)),
      length: commonLength(entries, count),
      ...this.intentsIn(entries, count),
    };
    this.flight = inTransaction(this.db, async (m) => {
      // A rebuild that is interrupted begins anew, so it need not wait for the disk.
      await m.query('SET LOCAL synchronous_commit = off');
      await appendBlocks(m, run);
    });
    // thrown where the flight is awaited
    this.flight.catch(() => undefined);
  }

  private async writeTail(m: EntityManager): Promise<void> {
    const count = this.tail.length;
    const entries = bundleOf(this.tail.map(({ entry }) => entry));
    const from = this.size - count;
    await appendBlocks(m, {
      ...{ logId: this.log.logId, from, count, entries, nodes: [], tiles: [] },
      hashes: Buffer.concat(this.tail.map(({ hash }) => hash)),
      length: commonLength(entries, count),
      ...this.intentsIn(entries, count),
    });
  }

  private intentsIn(entries: Buffer, count: number) {
    if (!this.log.intentOf) return {};
    const intents = new Map<number, string>();
    for (let i = 0, at = 0; i < count; i++) {
      const end = at + 2 + entries.readUInt16BE(at);
      const id = this.log.intentOf(entries.subarray(at + 2, end));
      if (id !== undefined) intents.set(i, id);
      at = end;
    }
    return { intents };
  }
}

/** The length that all entries have; 0 when they differ. */
function commonLength(entries: Buffer, count: number): number {
  const length = entries.readUInt16BE(0);
  if (entries.length !== count * (length + 2)) return 0;
  for (let i = 1, at = length + 2; i < count; i++, at += length + 2)
    if (entries.readUInt16BE(at) !== length) return 0;
  return length;
}
