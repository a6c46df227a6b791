import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction, type Transaction } from '#platform/database/in-transaction.js';
import { frontierOf } from '#platform/federation/mirror.sql.js';

/** An origin of which something is missing that could not be fetched. */
export interface Missing {
  readonly origin: string;
  /** Its checkpoints were seen up to this size. */
  readonly seenSize: number;
}

/** Repairs that failed, after which the hub is asked to send again. */
const FAILED_REPAIRS = 2;

/** Which hubs are to be asked to send again, and which were. */
@Injectable()
export class ResendAskedStore {
  constructor(private readonly db: DataSource) {}

  atomically<T>(work: (m: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.db, work);
  }

  /** Leaves of this origin that are held here. */
  async heldSize(origin: string): Promise<number> {
    return (await frontierOf(this.db, origin)).size;
  }

  async missing(): Promise<readonly Missing[]> {
    const rows = await this.db.query<{ origin: string; seen_size: string }[]>(
      `SELECT origin, seen_size FROM parked_origin
       WHERE reason IN ('gap', 'body') AND attempts >= $1 ORDER BY since`,
      [FAILED_REPAIRS],
    );
    return rows.map(({ origin, seen_size }) => ({ origin, seenSize: Number(seen_size) }));
  }

  /** Remembers that an origin is asked, unless it was after `before`: then false. */
  async ask(origin: string, at: Date, before: Date, m: Transaction): Promise<boolean> {
    const rows = await m.query<unknown[]>(
      `INSERT INTO resend_asked AS old (origin, asked_at) VALUES ($1, $2)
       ON CONFLICT (origin) DO UPDATE SET asked_at = excluded.asked_at
       WHERE old.asked_at <= $3 OR old.asked_at > excluded.asked_at RETURNING 1`,
      [origin, at, before],
    );
    return rows.length === 1;
  }
}
