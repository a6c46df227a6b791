import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Corrected } from '#domain/credential/check-correction.js';
import type { Correction } from '#domain/generated/schemas.js';
import { inTransaction, type Transaction } from '#platform/database/in-transaction.js';

/** A correction that was offered to the holder. */
export interface CorrectionRecord {
  readonly id: string;
  readonly credentialId: string;
  readonly reasonCode: Correction['reasonCode'];
  readonly corrected: Corrected;
  readonly offeredBy: string;
  readonly offeredAt: Date;
  /** What was issued of it. */
  readonly newCredentialId?: string;
}

interface Row {
  readonly id: string;
  readonly credential_id: string;
  readonly reason_code: Correction['reasonCode'];
  readonly corrected: string;
  readonly offered_by: string;
  readonly offered_at: Date;
  readonly new_credential_id: string | null;
}

const correctionOf = (row: Row): CorrectionRecord => ({
  id: row.id,
  credentialId: row.credential_id,
  reasonCode: row.reason_code,
  corrected: JSON.parse(row.corrected) as Corrected,
  offeredBy: row.offered_by,
  offeredAt: row.offered_at,
  ...(row.new_credential_id !== null && { newCredentialId: row.new_credential_id }),
});

/** Corrections, offered and taken. */
@Injectable()
export class CorrectionsStore {
  constructor(private readonly db: DataSource) {}

  atomically<T>(work: (m: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.db, work);
  }

  async add(correction: Omit<CorrectionRecord, 'id'>, m: Transaction): Promise<CorrectionRecord> {
    const { credentialId, reasonCode, corrected, offeredBy, offeredAt } = correction;
    const rows = await m.query<Row[]>(
      `INSERT INTO correction (credential_id, reason_code, corrected, offered_by, offered_at)
       VALUES ($1, $2, $3, $4, $5) RETURNING *`,
      [credentialId, reasonCode, JSON.stringify(corrected), offeredBy, offeredAt],
    );
    const [added] = rows.map(correctionOf);
    if (!added) throw new Error('an insert returns its row');
    return added;
  }

  async find(id: string, m: Transaction = this.db.manager): Promise<CorrectionRecord | undefined> {
    const rows = await m.query<Row[]>('SELECT * FROM correction WHERE id = $1', [id]);
    return rows.map(correctionOf)[0];
  }

  async ofCredential(
    credentialId: string,
    m: Transaction = this.db.manager,
  ): Promise<readonly CorrectionRecord[]> {
    const rows = await m.query<Row[]>(
      'SELECT * FROM correction WHERE credential_id = $1 ORDER BY offered_at, id',
      [credentialId],
    );
    return rows.map(correctionOf);
  }

  async markIssued(id: string, newCredentialId: string, m: Transaction): Promise<void> {
    await m.query('UPDATE correction SET new_credential_id = $2 WHERE id = $1', [
      id,
      newCredentialId,
    ]);
  }
}
