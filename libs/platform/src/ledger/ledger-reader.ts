import type { DataSource } from 'typeorm';
import { DomainError } from '#domain/core/domain-error.js';
import type { HashReader } from '#ledger/hash-reader.js';
import { isSize } from '#ledger/size.js';
import { bundleOf, type TileName } from '#ledger/tile-layout.js';
import { hashesOf } from './read-hashes.sql.js';

/** A body as the ledger keeps it. */
export interface StoredBody {
  /** Lower-case hex. */
  readonly sha256: string;
  readonly mediaType: string;
  readonly size: number;
  /** salt[32] || content; undefined once erased. */
  readonly bytes: Buffer | undefined;
}

/** A checkpoint that anybody may see, with its cosignatures. */
export interface PublishedCheckpoint {
  readonly size: number;
  readonly note: string;
}

interface BodyRow {
  readonly sha256: string;
  readonly media_type: string;
  readonly size: number;
  readonly bytes: Buffer | null;
}

const BODY = "SELECT encode(b.sha256, 'hex') AS sha256, b.media_type, b.size, b.bytes";
const bodyOf = (row: BodyRow): StoredBody => ({
  sha256: row.sha256,
  mediaType: row.media_type,
  size: row.size,
  bytes: row.bytes ?? undefined,
});

/** Reads one log, own or mirrored. What is not published is not shown by `checkpoint` and `tile`. */
export class LedgerReader {
  constructor(
    private readonly db: DataSource,
    private readonly logId: number,
  ) {}

  /** 0 before the first publication. */
  async publishedSize(): Promise<number> {
    return (await this.checkpoint())?.size ?? 0;
  }

  /** The newest published checkpoint with its newest cosignatures. */
  async checkpoint(): Promise<PublishedCheckpoint | undefined> {
    const [row] = await this.db.query<{ size: string; note: string }[]>(
      `SELECT size, coalesce(fresh_note, note) AS note FROM ledger_publication WHERE log_id = $1 ORDER BY size DESC LIMIT 1`,
      [this.logId],
    );
    return row && { size: Number(row.size), note: row.note };
  }

  /** The first published checkpoint whose tree holds the leaf with this index, as first published. */
  async firstCheckpointOver(index: number): Promise<PublishedCheckpoint | undefined> {
    const [row] = await this.db.query<{ size: string; note: string }[]>(
      `SELECT size, note FROM ledger_publication WHERE log_id = $1 AND size > $2
       ORDER BY size LIMIT 1`,
      [this.logId, index],
    );
    return row && { size: Number(row.size), note: row.note };
  }

  /** The published note of exactly this size, with its newest cosignatures. */
  async checkpointAt(size: number): Promise<string | undefined> {
    const [row] = await this.db.query<{ note: string }[]>(
      'SELECT coalesce(fresh_note, note) AS note FROM ledger_publication WHERE log_id = $1 AND size = $2',
      [this.logId, size],
    );
    return row?.note;
  }

  /** Entries from index `from` up to and without `to`, published or not. Throws when one is missing. */
  async entries(from: number, to: number): Promise<readonly Buffer[]> {
    const rows = await this.db.query<{ entry: Buffer }[]>(
      'SELECT entry FROM ledger_leaf WHERE log_id = $1 AND idx >= $2 AND idx < $3 ORDER BY idx',
      [this.logId, from, to],
    );
    if (rows.length !== to - from)
      throw new Error(`log ${this.logId} has ${rows.length} entries from ${from} to ${to}`);
    return rows.map(({ entry }) => entry);
  }

  /** One body by its digest in lower-case hex, unless the leaf it came with is not yet published. */
  async publishedBody(hex: string): Promise<StoredBody | undefined> {
    const rows = await this.db.query<BodyRow[]>(
      `${BODY} FROM ledger_body b WHERE b.log_id = $1 AND b.sha256 = $2
         AND (b.intent_id IS NULL OR EXISTS (
           SELECT FROM ledger_leaf l WHERE l.intent_id = b.intent_id AND l.idx < (
             SELECT max(size) FROM ledger_publication WHERE log_id = $1)))`,
      [this.logId, Buffer.from(hex, 'hex')],
    );
    return rows.map(bodyOf)[0];
  }

  /** The bodies that are there, by their digests in lower-case hex; in no order. */
  async bodies(hex: readonly string[]): Promise<readonly StoredBody[]> {
    const rows = await this.db.query<BodyRow[]>(
      `${BODY} FROM ledger_body b WHERE b.log_id = $1 AND b.sha256 = ANY ($2::bytea[])`,
      [this.logId, hex.map((digest) => Buffer.from(digest, 'hex'))],
    );
    return rows.map(bodyOf);
  }

  /** The bodies that came with the entries from `from` up to and without `to`. Own log only. */
  async bodiesOf(from: number, to: number): Promise<readonly StoredBody[]> {
    const rows = await this.db.query<BodyRow[]>(
      `${BODY} FROM ledger_leaf l JOIN ledger_body b ON b.intent_id = l.intent_id
       WHERE l.log_id = $1 AND l.idx >= $2 AND l.idx < $3 ORDER BY l.idx, b.sha256`,
      [this.logId, from, to],
    );
    return rows.map(bodyOf);
  }

  /** Stored hashes, for proofs. */
  get hashes(): HashReader {
    return hashesOf(this.db, this.logId);
  }

  /**
   * A tile or an entry bundle, whole or partial (c2sp.org/tlog-tiles). Refuses
   * `ledger.not-published` when one of its leaves lies at or above the published size.
   */
  async tile({ kind, level, index, width }: TileName): Promise<Buffer> {
    const first = index * 256;
    const end = (first + width) * 256 ** level;
    if (!isSize(end) || end > (await this.publishedSize()))
      throw new DomainError('ledger.not-published');
    if (kind === 'entries') return bundleOf(await this.entries(first, first + width));
    if (width === 256) return this.fullTile(level, index);
    const wanted = Array.from({ length: width }, (_, i) => ({ level, index: first + i }));
    return Buffer.concat(await this.hashes(wanted));
  }

  private async fullTile(level: number, index: number): Promise<Buffer> {
    const [row] = await this.db.query<{ data: Buffer }[]>(
      'SELECT data FROM ledger_tile WHERE log_id = $1 AND lvl = $2 AND idx = $3',
      [this.logId, level, index],
    );
    if (!row) throw new Error(`log ${this.logId} has no tile ${level}/${index}`);
    return row.data;
  }
}
