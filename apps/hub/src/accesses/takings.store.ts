import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Transaction } from '#platform/database/in-transaction.js';

/** Something that left the passport at its person's own wish. */
export interface Taking {
  readonly at: Date;
  readonly what: 'certificate-made' | 'export-made' | 'export-taken';
  /** The credential or the export. */
  readonly ref: string;
}

/** What people took along; it only grows. */
@Injectable()
export class TakingsStore {
  constructor(private readonly db: DataSource) {}

  async add(
    personId: string,
    { at, what, ref }: Taking,
    m: Transaction = this.db.manager,
  ): Promise<void> {
    await m.query(
      'INSERT INTO passport_taking (person_id, at, what, ref) VALUES ($1, $2, $3, $4)',
      [personId, at, what, ref],
    );
  }

  /** The newest first. */
  ofPerson(personId: string, limit: number): Promise<readonly Taking[]> {
    return this.db.query<Taking[]>(
      `SELECT at, what, ref FROM passport_taking WHERE person_id = $1
       ORDER BY at DESC, id DESC LIMIT $2`,
      [personId, limit],
    );
  }

  async countOfPerson(personId: string, m: Transaction = this.db.manager): Promise<number> {
    const [row] = await m.query<{ count: number }[]>(
      'SELECT count(*)::integer AS count FROM passport_taking WHERE person_id = $1',
      [personId],
    );
    return row?.count ?? 0;
  }

  async removeOfPerson(personId: string, m: Transaction): Promise<void> {
    await m.query('DELETE FROM passport_taking WHERE person_id = $1', [personId]);
  }
}
