import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ResendRequested } from '#domain/generated/schemas.js';
import { inTransaction, type Transaction } from '#platform/database/in-transaction.js';

/** Entries from `from` up to and without `to`, asked for at a place of the registry's ledger. */
export interface ResendRequest {
  readonly index: number;
  readonly from: number;
  readonly to: number;
}

/** What the registry asked this hub to send again. */
@Injectable()
export class ResendRequestsStore {
  constructor(private readonly db: DataSource) {}

  atomically<T>(work: (m: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.db, work);
  }

  async add({ from, to }: ResendRequested, index: number, m: Transaction): Promise<void> {
    await m.query(
      `INSERT INTO resend_request (idx, from_index, to_size) VALUES ($1, $2, $3)
       ON CONFLICT DO NOTHING`,
      [index, from, to],
    );
  }

  /** The newest that is open: it says what is missing now, the older ones what was. */
  async newestOpen(): Promise<ResendRequest | undefined> {
    const [row] = await this.db.query<{ idx: string; from_index: string; to_size: string }[]>(
      `SELECT idx, from_index, to_size FROM resend_request
       WHERE served_at IS NULL ORDER BY idx DESC LIMIT 1`,
    );
    return row && { index: Number(row.idx), from: Number(row.from_index), to: Number(row.to_size) };
  }

  /** Undefined before the first. */
  async lastServed(): Promise<Date | undefined> {
    const [row] = await this.db.query<{ at: Date | null }[]>(
      'SELECT max(served_at) AS at FROM resend_request',
    );
    return row?.at ?? undefined;
  }

  /** Closes a request and all before it; false when another process has. */
  async serve({ index }: ResendRequest, at: Date, m: Transaction): Promise<boolean> {
    const [row] = await m.query<{ n: number }[]>(
      `WITH served AS (
         UPDATE resend_request SET served_at = $2 WHERE idx <= $1 AND served_at IS NULL
         RETURNING idx)
       SELECT count(*)::integer AS n FROM served WHERE idx = $1`,
      [index, at],
    );
    return row?.n === 1;
  }
}
