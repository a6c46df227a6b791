import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction, type Transaction } from '#platform/database/in-transaction.js';
import type { NewFinding } from './check-leaves.js';

/** How far the watch has read one ledger. */
export interface WatchPosition {
  readonly nextIndex: number;
  /** What was served instead of the published status list, and since when; empty while it fits. */
  readonly statusMismatch: string | undefined;
}

/** A status list as a ledger published it last. */
export interface PublishedList {
  readonly url: string;
  readonly sha256: string;
  readonly index: number;
}

/** Where the watch is, and what it found. */
@Injectable()
export class WatchPositions {
  constructor(private readonly db: DataSource) {}

  /** Findings and position are written together, or not at all. */
  together<T>(work: (m: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.db, work);
  }

  /** With the row locked until the transaction ends. */
  async take(origin: string, m: Transaction): Promise<WatchPosition> {
    await m.query(
      'INSERT INTO watch_position (origin, next_index) VALUES ($1, 0) ON CONFLICT DO NOTHING',
      [origin],
    );
    const [row] = await m.query<{ next_index: string; status_mismatch: string | null }[]>(
      'SELECT next_index, status_mismatch FROM watch_position WHERE origin = $1 FOR UPDATE',
      [origin],
    );
    if (!row) throw new Error('a position that was made is there');
    return {
      nextIndex: Number(row.next_index),
      statusMismatch: row.status_mismatch ?? undefined,
    };
  }

  async moveTo(origin: string, nextIndex: number, m: Transaction): Promise<void> {
    await m.query('UPDATE watch_position SET next_index = $2 WHERE origin = $1', [
      origin,
      nextIndex,
    ]);
  }

  async setMismatch(origin: string, mismatch: string | undefined, m: Transaction): Promise<void> {
    await m.query('UPDATE watch_position SET status_mismatch = $2 WHERE origin = $1', [
      origin,
      mismatch ?? null,
    ]);
  }

  async seqs(origin: string, m: Transaction): Promise<ReadonlyMap<string, number>> {
    const rows = await m.query<{ url: string; seq: string }[]>(
      'SELECT url, seq FROM watch_status_seq WHERE origin = $1',
      [origin],
    );
    return new Map(rows.map(({ url, seq }) => [url, Number(seq)]));
  }

  async keepSeqs(origin: string, seqs: ReadonlyMap<string, number>, m: Transaction): Promise<void> {
    for (const [url, seq] of seqs)
      await m.query(
        `INSERT INTO watch_status_seq (origin, url, seq) VALUES ($1, $2, $3)
         ON CONFLICT (origin, url) DO UPDATE SET seq = excluded.seq`,
        [origin, url, seq],
      );
  }

  /** Digests of the bodies whose bytes the mirror has. */
  async heldBodies(logId: number, m: Transaction): Promise<ReadonlySet<string>> {
    const rows = await m.query<{ sha256: Buffer }[]>(
      'SELECT sha256 FROM ledger_body WHERE log_id = $1 AND bytes IS NOT NULL',
      [logId],
    );
    return new Set(rows.map(({ sha256 }) => sha256.toString('hex')));
  }

  /** The newest publication of each status list. */
  async newestLists(origin: string): Promise<readonly PublishedList[]> {
    const rows = await this.db.query<{ url: string; sha256: string; idx: string }[]>(
      `SELECT DISTINCT ON (url) url, sha256, idx FROM status_list_publication
       WHERE origin = $1 ORDER BY url, idx DESC`,
      [origin],
    );
    return rows.map(({ url, sha256, idx }) => ({ url, sha256, index: Number(idx) }));
  }

  /** Notes a finding, or opens it again; one that is open stays as it is. */
  async find(origin: string, finding: NewFinding, at: Date, m: Transaction): Promise<void> {
    await m.query(
      `INSERT INTO mirror_finding AS f (origin, idx, code, detail, found_at)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (origin, idx, code) DO UPDATE
         SET resolved_at = NULL, found_at = excluded.found_at, detail = excluded.detail
         WHERE f.resolved_at IS NOT NULL`,
      [origin, finding.index, finding.code, finding.detail, at],
    );
  }

  /** Resolves what a ledger has mended by itself. */
  async mended(origin: string, code: string, at: Date, m: Transaction): Promise<void> {
    await m.query(
      `UPDATE mirror_finding SET resolved_at = $3
       WHERE origin = $1 AND code = $2 AND resolved_at IS NULL`,
      [origin, code, at],
    );
  }

  /** Accusations of kind 3 as findings, once each: nobody is suspended for them. */
  async findAccusations(origin: string, m: Transaction): Promise<void> {
    await m.query(
      `INSERT INTO mirror_finding (origin, idx, code, detail, found_at)
       SELECT origin, 0, 'ledger.accused', min(detail), min(found_at) FROM ledger_evidence
       WHERE origin = $1 AND kind = 3 GROUP BY origin ON CONFLICT DO NOTHING`,
      [origin],
    );
  }
}
