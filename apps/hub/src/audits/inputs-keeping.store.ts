import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction, type Transaction } from '#platform/database/in-transaction.js';
import { factsFrom } from './input-facts.js';
import { type AuditHead, readSnapshot } from './stored-audit.js';

/** Inputs of audits and the ends of their keeping. Ends are added and never change. */
@Injectable()
export class InputsKeepingStore {
  constructor(private readonly db: DataSource) {}

  atomically<T>(work: (m: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.db, work);
  }

  /** Audits whose input is there, the oldest first. */
  async kept(): Promise<readonly Pick<AuditHead, 'id' | 'roundId' | 'createdAt'>[]> {
    const rows = await this.db.query<{ id: string; round_id: string; created_at: Date }[]>(
      'SELECT id, round_id, created_at FROM audit WHERE input IS NOT NULL ORDER BY created_at, id',
    );
    return rows.map((row) => ({ id: row.id, roundId: row.round_id, createdAt: row.created_at }));
  }

  /**
   * Deletes the input and leaves what others rest on; false when it is gone. No other process does so
   * until the transaction ends. Refused by the database within a year of the audit.
   */
  async end(id: string, at: Date, m: Transaction): Promise<boolean> {
    await m.query(
      "SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || ' input of ' || $1, 0))",
      [id],
    );
    const [row] = await m.query<{ input: Buffer }[]>(
      'SELECT input FROM audit WHERE id = $1 AND input IS NOT NULL',
      [id],
    );
    if (!row) return false;
    const facts = factsFrom(readSnapshot(Buffer.from(row.input)));
    await m.query('INSERT INTO audit_input_end (audit_id, ended_at, facts) VALUES ($1, $2, $3)', [
      ...[id, at, JSON.stringify(facts)],
    ]);
    // crash here: the transaction is not over, so both are as they were; the next day does it
    await m.query('UPDATE audit SET input = NULL WHERE id = $1', [id]);
    return true;
  }
}
