import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction, type Transaction } from '#platform/database/in-transaction.js';

/** A credential that is in force and ends. */
export interface Ending {
  readonly credentialId: string;
  readonly personId: string;
  readonly validUntil: string;
}

/** Credentials near their end, and what their holders were told. */
@Injectable()
export class ExpiryNoticesStore {
  constructor(private readonly db: DataSource) {}

  atomically<T>(work: (m: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.db, work);
  }

  /** In force now, over between the two moments; what has a newer one or is suspended is left out. */
  async endingBetween(from: Date, to: Date): Promise<readonly Ending[]> {
    // Whole seconds in UTC sort as texts.
    return this.db.query<Ending[]>(
      `SELECT c.id AS "credentialId", c.person_id AS "personId",
         c.record::jsonb ->> 'validUntil' AS "validUntil"
       FROM credential c
       WHERE c.record::jsonb ->> 'validUntil' BETWEEN $1 AND $2
         AND coalesce((SELECT s.status FROM status_change s WHERE s.credential_id = c.id
           ORDER BY s.ordinal DESC LIMIT 1), 'active') = 'active'
       ORDER BY "validUntil", c.id`,
      [from.toISOString(), to.toISOString()],
    );
  }

  /** False when the holder was told this or something nearer before, or the credential is gone. */
  async add(credentialId: string, days: number, at: Date, m: Transaction): Promise<boolean> {
    const rows = await m.query<object[]>(
      `INSERT INTO expiry_notice (credential_id, days, at)
       SELECT c.id, $2, $3 FROM credential c
       WHERE c.id = $1 AND NOT EXISTS (
         SELECT FROM expiry_notice e WHERE e.credential_id = $1 AND e.days <= $2)
       ON CONFLICT DO NOTHING RETURNING 1`,
      [credentialId, days, at],
    );
    return rows.length === 1;
  }
}
