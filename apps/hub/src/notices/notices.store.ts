import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Notice } from '#domain/generated/schemas.js';
import type { Transaction } from '#platform/database/in-transaction.js';

interface Row {
  readonly id: string;
  readonly key: Notice['key'];
  readonly args: string;
  readonly at: Date;
  readonly read_at: Date | null;
}

const noticeOf = (row: Row): Notice => ({
  id: row.id,
  key: row.key,
  args: JSON.parse(row.args) as Notice['args'],
  at: row.at.toISOString(),
  ...(row.read_at && { readAt: row.read_at.toISOString() }),
});

/** What people were told. */
@Injectable()
export class NoticesStore {
  constructor(private readonly db: DataSource) {}

  async add(personId: string, { id, key, args, at }: Notice, m: Transaction): Promise<void> {
    await m.query('INSERT INTO notice (id, person_id, key, args, at) VALUES ($1, $2, $3, $4, $5)', [
      id,
      personId,
      key,
      JSON.stringify(args),
      at,
    ]);
  }

  /** The newest first; the last hundred are more than anybody reads. */
  async ofPerson(personId: string): Promise<readonly Notice[]> {
    const rows = await this.db.query<Row[]>(
      `SELECT id, key, args, at, read_at FROM notice WHERE person_id = $1
       ORDER BY at DESC, id DESC LIMIT 100`,
      [personId],
    );
    return rows.map(noticeOf);
  }

  async allOfPerson(personId: string): Promise<readonly Notice[]> {
    const rows = await this.db.query<Row[]>(
      `SELECT id, key, args, at, read_at FROM notice WHERE person_id = $1 ORDER BY at, id`,
      [personId],
    );
    return rows.map(noticeOf);
  }

  /** The notice, read now or before; undefined when it is not this person's. */
  async markRead(id: string, personId: string, at: Date): Promise<Notice | undefined> {
    await this.db.query(
      'UPDATE notice SET read_at = $3 WHERE id = $1 AND person_id = $2 AND read_at IS NULL',
      [id, personId, at],
    );
    const rows = await this.db.query<Row[]>(
      'SELECT id, key, args, at, read_at FROM notice WHERE id = $1 AND person_id = $2',
      [id, personId],
    );
    return rows.map(noticeOf)[0];
  }

  async countOfPerson(personId: string, m: Transaction = this.db.manager): Promise<number> {
    const [row] = await m.query<{ count: number }[]>(
      'SELECT count(*)::integer AS count FROM notice WHERE person_id = $1',
      [personId],
    );
    return row?.count ?? 0;
  }

  async removeOfPerson(personId: string, m: Transaction): Promise<void> {
    await m.query('DELETE FROM notice WHERE person_id = $1', [personId]);
  }
}
