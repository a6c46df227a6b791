import type { DataSource, EntityManager } from 'typeorm';
import { rootOf } from '#ledger/frontier.js';
import { LedgerFormatError } from '#ledger/ledger-format-error.js';
import { parseLeaf } from '#ledger/public-leaf.js';
import { readAhead } from '#ledger/read-ahead.js';
import { parseBundle, TILE_WIDTH } from '#ledger/tile-layout.js';
import { checkpointHead } from '#federation/checkpoint-head.js';
import { inTransaction } from '../database/in-transaction.js';
import { storeNote } from '../federation/mirror.sql.js';
import {
  Unverified,
  type VerifiedCheckpoint,
  verifyCheckpoint,
} from '../federation/verify-checkpoint.js';
import { restorePublication } from '../ledger/catch-up.sql.js';
import { openLog, OWN_LOG } from '../ledger/open-log.sql.js';
import { GrowingKeys } from './growing-keys.js';
import { type LedgerStock, RebuildRefused } from './ledger-stock.js';
import { LedgerWriter } from './ledger-writer.js';

/** A ledger to be written, and under which keys and witnesses it is believed. */
export interface BelievedLedger {
  readonly origin: string;
  readonly kind: 'own' | 'mirror';
  /** Known from elsewhere: the log names all others itself. */
  readonly anchors: readonly [string, ...string[]];
  /** c2sp.org/tlog-policy. */
  readonly policy: string;
}

/** What was read and proven of a ledger. */
export interface TakenLedger {
  readonly origin: string;
  readonly logId: number;
  readonly size: number;
}

/** Bundles in flight. */
const READ_AHEAD = 32;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Takes one ledger into an empty schema: everything below a checkpoint that was verified. */
export class LedgerIntake {
  private readonly keys: GrowingKeys;
  private newest: VerifiedCheckpoint | undefined;
  private intents = new Set<string>();

  private constructor(
    private readonly ledger: BelievedLedger,
    private readonly writer: LedgerWriter,
    private readonly logId: number,
    keys: GrowingKeys,
  ) {
    this.keys = keys;
  }

  static async open(db: DataSource, ledger: BelievedLedger, at: Date): Promise<LedgerIntake> {
    const { origin, kind, anchors } = ledger;
    const [verifierKey] = anchors;
    const logId = await inTransaction(db, (m) =>
      openLog(m, { origin, kind, verifierKey, openedAt: at }),
    );
    const keys = new GrowingKeys(origin, anchors);
    let intake: LedgerIntake | undefined = undefined;
    const writer = new LedgerWriter(db, {
      logId,
      onEntry: (entry, index) => {
        keys.hear(entry, index);
      },
      ...(kind === 'own' && { intentOf: (entry: Buffer) => intake?.intentOf(entry) }),
    });
    intake = new LedgerIntake(ledger, writer, logId, keys);
    return intake;
  }

  /** Proven entries. */
  get size(): number {
    return this.newest?.size ?? 0;
  }

  /**
   * Reads a stock up to its newest note. Entries are written as they come and proven by the notes
   * above them; when one does not verify this throws RebuildRefused, and all of the schema is void.
   */
  async pull(stock: LedgerStock, onProgress: (size: number) => void): Promise<void> {
    const texts = await stock.notes();
    // Every key of our own log is known; older notes were cosigned under older policies.
    const notes = (this.ledger.kind === 'own' ? texts.slice(-1) : texts).map((text) => {
      const size = checkpointHead(text)?.size;
      if (size === undefined) throw this.tampered('a checkpoint cannot be read');
      return { text, size };
    });
    const size = notes.at(-1)?.size ?? 0;
    const first = Math.floor(this.writer.size / TILE_WIDTH);
    const indices = Array.from(
      { length: Math.max(0, Math.ceil(size / TILE_WIDTH) - first) },
      (_, i) => first + i,
    );
    const bundles = readAhead(indices, READ_AHEAD, (index) => {
      const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH);
      // read ahead, so it must not reject before it is awaited
      const read = stock.bundle(index, width);
      read.catch(() => undefined);
      return Promise.resolve({ index, width, read });
    });
    const left = notes.filter((note) => note.size > this.size);
    for await (const { index, width, read } of bundles) {
      const bytes = await read;
      const from = index * TILE_WIDTH;
      const isWhole = width === TILE_WIDTH && this.writer.size === from;
      const inside = left.some((note) => note.size < from + width);
      if (isWhole && !inside) await this.readable(index, () => this.writer.addBundle(bytes));
      else await this.addParts(await this.readable(index, () => parse(bytes, width)), from, left);
      while (left[0]?.size === this.writer.size) this.seal(left.shift()!.text);
      onProgress(this.writer.size);
    }
  }

  /** Entries that end at a signed size, as they come over the bus. False when they leave a gap. */
  async take(start: number, entries: readonly Buffer[], note: string): Promise<boolean> {
    if (start > this.writer.size) return false;
    const end = start + entries.length;
    if (end <= this.writer.size) {
      if (end === this.size) this.refresh(note);
      return true;
    }
    const fresh = entries.slice(this.writer.size - start);
    const checkpoint = this.verified(note);
    if (!rootOf(this.writer.grownBy(fresh)).equals(checkpoint.root))
      throw new Unverified('segment.root-mismatch');
    await this.writer.add(fresh);
    this.accept(checkpoint);
    return true;
  }

  /** Whether a key that the ledger is known to have, and the policy's quorum, signed this note. */
  believes(note: string): boolean {
    try {
      this.verified(note);
      return true;
    } catch (error) {
      if (error instanceof Unverified) return false;
      throw error;
    }
  }

  /** Writes what is left, the head and the newest note. */
  async finish(at: Date): Promise<TakenLedger> {
    const { logId, newest, ledger } = this;
    if (!newest) throw new RebuildRefused('rebuild.source-incomplete', `${ledger.origin} at 0`);
    const { size, root, note } = newest;
    if (size !== this.writer.size) throw this.tampered(`leaves from ${String(size)} are unproven`);
    await this.writer.finish(async (m) => {
      await m.query('INSERT INTO ledger_batch (log_id, size, root, at) VALUES ($1, $2, $3, $4)', [
        logId,
        size,
        root,
        at,
      ]);
      if (logId === OWN_LOG) await restorePublication(m, { size, note, at });
      else await storeNote(m, logId, { size, note }, at);
      if (logId !== OWN_LOG) await rememberCosigned(m, ledger.origin, newest);
    });
    return { origin: ledger.origin, logId, size };
  }

  private async addParts(
    entries: readonly Buffer[],
    from: number,
    left: { text: string; size: number }[],
  ): Promise<void> {
    let rest = entries.slice(this.writer.size - from);
    while (rest.length > 0) {
      const next = left[0]?.size ?? Infinity;
      const part = rest.slice(0, next - this.writer.size);
      await this.writer.add(part);
      rest = rest.slice(part.length);
      if (left[0]?.size === this.writer.size) this.seal(left.shift()!.text);
    }
  }

  private async readable<T>(index: number, read: () => T | Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (error) {
      if (error instanceof LedgerFormatError)
        throw this.tampered(`bundle ${String(index)}: ${error.message}`);
      throw error;
    }
  }

  private seal(note: string): void {
    const at = `the checkpoint at ${String(this.writer.size)}`;
    let checkpoint: VerifiedCheckpoint;
    try {
      checkpoint = this.verified(note);
    } catch (error) {
      if (error instanceof Unverified) throw this.tampered(`${at}: ${error.code}`);
      throw error;
    }
    if (!rootOf(this.writer.frontier).equals(checkpoint.root))
      throw this.tampered(`${at}: the entries below have another root`);
    this.accept(checkpoint);
  }

  /** The same size again, with cosignatures that may be newer. */
  private refresh(note: string): void {
    const { newest } = this;
    const again = this.verified(note);
    if (
      newest &&
      again.root.equals(newest.root) &&
      again.newestCosignature > newest.newestCosignature
    )
      this.newest = again;
  }

  private verified(note: string): VerifiedCheckpoint {
    const { policy, origin } = this.ledger;
    const logKeys = this.keys.listed();
    const trust = { logKeys, policy, prefixUrl: '', standing: 'followed' } as const;
    const checkpoint = verifyCheckpoint(note, trust);
    if (checkpoint.origin !== origin) throw new Unverified('segment.key-mismatch');
    return checkpoint;
  }

  private accept(checkpoint: VerifiedCheckpoint): void {
    this.newest = checkpoint;
    this.keys.prove(checkpoint.size);
  }

  /** The id of an event is that of the intent it was; a second event of one id has none. */
  private intentOf(entry: Buffer): string | undefined {
    const leaf = parseLeaf(entry);
    const id = leaf.kind === 'public' ? leaf.event.id : undefined;
    if (typeof id !== 'string' || !UUID.test(id) || this.intents.has(id)) return undefined;
    this.intents.add(id);
    return id;
  }

  private tampered(detail: string): RebuildRefused {
    return new RebuildRefused('rebuild.source-tampered', `${this.ledger.origin}: ${detail}`);
  }
}

const parse = (bytes: Buffer, width: number): readonly Buffer[] => parseBundle(bytes, width);

/** What our own witness has cosigned of a log it must not cosign otherwise. */
async function rememberCosigned(
  m: EntityManager,
  origin: string,
  { size, root, note, newestCosignature }: VerifiedCheckpoint,
): Promise<void> {
  if (newestCosignature === 0) return;
  await m.query(
    `INSERT INTO witness_state (origin, origin_sha256, size, root, note, cosigned_at)
     VALUES ($1::text, sha256(convert_to($1::text, 'UTF8')), $2, $3, $4, $5)`,
    [origin, size, root, note, newestCosignature],
  );
}
