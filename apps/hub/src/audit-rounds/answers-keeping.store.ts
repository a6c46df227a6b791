import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { OverlapSaid } from '#domain/audit/rounds/overlap-share.js';
import type { Transaction } from '#platform/database/in-transaction.js';

/** Ends of the keeping of answers, one for each round. Rows are added and never change. */
@Injectable()
export class AnswersKeepingStore {
  constructor(private readonly db: DataSource) {}

  /** No other process ends the keeping of these answers until the transaction ends. */
  async lock(roundId: string, m: Transaction): Promise<void> {
    await m.query(
      "SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || ' answers of ' || $1, 0))",
      [roundId],
    );
  }

  /** Whether it has ended, as it is known now: not as it was when the transaction waited. */
  async hasEnded(roundId: string, m: Transaction = this.db.manager): Promise<boolean> {
    const rows = await m.query<object[]>('SELECT 1 FROM audit_answers_end WHERE round_id = $1', [
      roundId,
    ]);
    return rows.length > 0;
  }

  /** Refused by the database within a year of the end of the round, and while answers stay. */
  async end(roundId: string, at: Date, said: OverlapSaid, m: Transaction): Promise<void> {
    await m.query(
      `INSERT INTO audit_answers_end (round_id, ended_at, respondents, said_yes, said_no)
       VALUES ($1, $2, $3, $4, $5)`,
      [roundId, at, said.respondents, said.yes, said.no],
    );
  }
}
