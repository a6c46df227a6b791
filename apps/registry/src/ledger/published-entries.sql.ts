import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** How far ledgers are public, the own one and the mirrors of the hubs, and which follows which. */
@Injectable()
export class PublishedEntries {
  constructor(private readonly db: DataSource) {}

  /** Size of the newest published checkpoint of the own ledger. */
  async size(): Promise<number> {
    const [row] = await this.db.query<{ size: string }[]>(
      'SELECT coalesce(max(size), 0) AS size FROM ledger_publication WHERE log_id = 1',
    );
    return Number(row?.size ?? 0);
  }

  /** Ledger index of each of the intents that lies below a size of the own ledger. */
  async indexOf(intentIds: readonly string[], size: number): Promise<ReadonlyMap<string, number>> {
    const rows = await this.db.query<{ intent_id: string; idx: string }[]>(
      'SELECT intent_id, idx FROM ledger_leaf WHERE intent_id = ANY ($1::uuid[]) AND idx < $2',
      [intentIds, size],
    );
    return new Map(rows.map(({ intent_id, idx }) => [intent_id, Number(idx)]));
  }

  /** Verified size of the mirror of each hub's ledger, by origin. */
  async mirrored(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.db.query<{ origin: string; size: string }[]>(
      `SELECT l.origin, h.size FROM ledger_log l JOIN ledger_head h USING (log_id)
       WHERE l.kind = 'mirror' ORDER BY l.origin`,
    );
    return new Map(rows.map(({ origin, size }) => [origin, Number(size)]));
  }

  /** The origin of the successor of each ledger that has one, by its own origin. */
  async successors(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.db.query<{ origin: string; successor: string }[]>(
      'SELECT origin, successor FROM ledger_log WHERE successor IS NOT NULL ORDER BY origin',
    );
    return new Map(rows.map(({ origin, successor }) => [origin, successor]));
  }
}
