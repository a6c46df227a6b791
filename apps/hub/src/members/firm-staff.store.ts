import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Transaction } from '#platform/database/in-transaction.js';

/** Somebody who works in a firm. */
export interface Colleague {
  readonly personId: string;
  readonly givenName: string;
  readonly familyName: string;
}

/** People of a firm as they are now: who has left it, or was erased, is not among them. */
@Injectable()
export class FirmStaffStore {
  constructor(private readonly db: DataSource) {}

  of(firmId: string, m: Transaction = this.db.manager): Promise<readonly Colleague[]> {
    return m.query<Colleague[]>(
      `SELECT id AS "personId", given_name AS "givenName", family_name AS "familyName"
       FROM person WHERE firm_id = $1 AND NOT erased AND left_at IS NULL ORDER BY id`,
      [firmId],
    );
  }

  async firmOf(personId: string, m: Transaction = this.db.manager): Promise<string | undefined> {
    const [row] = await m.query<{ firm_id: string }[]>(
      'SELECT firm_id FROM person WHERE id = $1 AND NOT erased AND left_at IS NULL',
      [personId],
    );
    return row?.firm_id;
  }

  async listedSize(firmId: string): Promise<number | undefined> {
    const [row] = await this.db.query<{ staff: number }[]>('SELECT staff FROM firm WHERE id = $1', [
      firmId,
    ]);
    return row?.staff;
  }

  async countFirms(firmIds: readonly string[], m: Transaction): Promise<number> {
    const [row] = await m.query<{ count: number }[]>(
      'SELECT count(*)::integer AS count FROM firm WHERE id = ANY ($1::uuid[])',
      [[...firmIds]],
    );
    return row?.count ?? 0;
  }

  /** Where each of these people works or last worked; nobody who was erased. */
  async firmsOf(personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.db.query<{ id: string; firm_id: string }[]>(
      'SELECT id, firm_id FROM person WHERE id = ANY ($1::uuid[]) AND NOT erased',
      [[...personIds]],
    );
    return new Map(rows.map(({ id, firm_id }) => [id, firm_id]));
  }

  /** Firms of the list, and how many people it gives for all of them. */
  async totals(): Promise<{ readonly firms: number; readonly employees: number }> {
    const [row] = await this.db.query<{ firms: number; employees: number }[]>(
      'SELECT count(*)::integer AS firms, coalesce(sum(staff), 0)::integer AS employees FROM firm',
    );
    return row ?? { firms: 0, employees: 0 };
  }
}
