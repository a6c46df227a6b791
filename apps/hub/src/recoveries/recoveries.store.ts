import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { NewRecovery } from '#domain/generated/schemas.js';
import { inTransaction, type Transaction } from '#platform/database/in-transaction.js';

/** Access that was restored, and on what ground. */
export interface RecoveryRecord extends Pick<
  NewRecovery,
  'identityCheck' | 'firmChange' | 'reason'
> {
  readonly id: string;
  readonly personId: string;
  /** Account of the officer. */
  readonly accountId: string;
  readonly at: Date;
  readonly firmBefore: string;
  readonly firmAfter: string;
  readonly addressChanged: boolean;
}

/** Recoveries; they only grow. */
@Injectable()
export class RecoveriesStore {
  constructor(private readonly db: DataSource) {}

  atomically<T>(work: (m: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.db, work);
  }

  async add(record: RecoveryRecord, m: Transaction): Promise<void> {
    await m.query(
      `INSERT INTO recovery (id, person_id, account_id, at, identity_check, firm_change,
         firm_before, firm_after, address_changed, reason)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        record.id,
        record.personId,
        record.accountId,
        record.at,
        record.identityCheck,
        record.firmChange,
        record.firmBefore,
        record.firmAfter,
        record.addressChanged,
        record.reason,
      ],
    );
  }

  /** The newest first. */
  async ofPerson(personId: string): Promise<readonly RecoveryRecord[]> {
    return this.db.query<RecoveryRecord[]>(
      `SELECT id, person_id AS "personId", account_id AS "accountId", at,
         identity_check AS "identityCheck", firm_change AS "firmChange",
         firm_before AS "firmBefore", firm_after AS "firmAfter",
         address_changed AS "addressChanged", reason
       FROM recovery WHERE person_id = $1 ORDER BY at DESC, id DESC LIMIT 1000`,
      [personId],
    );
  }

  async countOfPerson(personId: string, m: Transaction = this.db.manager): Promise<number> {
    const [row] = await m.query<{ count: number }[]>(
      'SELECT count(*)::integer AS count FROM recovery WHERE person_id = $1',
      [personId],
    );
    return row?.count ?? 0;
  }

  async removeOfPerson(personId: string, m: Transaction): Promise<void> {
    await m.query('DELETE FROM recovery WHERE person_id = $1', [personId]);
  }
}
