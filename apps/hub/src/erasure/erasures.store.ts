import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction, type Transaction } from '#platform/database/in-transaction.js';

/** What remains of an erasure. */
export interface ErasureRecord {
  readonly id: string;
  readonly personId: string;
  readonly askedBy: 'person' | 'officer';
  /** The officer's account; none when the person asked, whose account is gone. */
  readonly accountId?: string;
  readonly erasedAt: Date;
}

interface Row {
  readonly id: string;
  readonly person_id: string;
  readonly asked_by: 'person' | 'officer';
  readonly account_id: string | null;
  readonly erased_at: Date;
}

/** Who was erased, when and on whose request: ids that lead to nothing. */
@Injectable()
export class ErasuresStore {
  constructor(private readonly db: DataSource) {}

  atomically<T>(work: (m: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.db, work);
  }

  async find(
    personId: string,
    m: Transaction = this.db.manager,
  ): Promise<ErasureRecord | undefined> {
    const [row] = await m.query<Row[]>(
      'SELECT id, person_id, asked_by, account_id, erased_at FROM erasure WHERE person_id = $1',
      [personId],
    );
    return (
      row && {
        id: row.id,
        personId: row.person_id,
        askedBy: row.asked_by,
        ...(row.account_id !== null && { accountId: row.account_id }),
        erasedAt: row.erased_at,
      }
    );
  }

  async add(record: ErasureRecord, m: Transaction): Promise<void> {
    const { id, personId, askedBy, accountId, erasedAt } = record;
    await m.query(
      `INSERT INTO erasure (id, person_id, asked_by, account_id, erased_at)
       VALUES ($1, $2, $3, $4, $5)`,
      [id, personId, askedBy, accountId ?? null, erasedAt],
    );
  }
}
