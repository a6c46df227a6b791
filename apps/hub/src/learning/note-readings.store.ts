import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Transaction } from '#platform/database/in-transaction.js';

/** A note that somebody confirmed to have read. */
export interface ReadNote {
  readonly noteId: string;
  readonly readAt: Date;
}

/** Who read which note. */
@Injectable()
export class NoteReadingsStore {
  constructor(private readonly db: DataSource) {}

  /** False when the person has confirmed it before. */
  async add(noteId: string, personId: string, at: Date, m: Transaction): Promise<boolean> {
    const added = await m.query<unknown[]>(
      `INSERT INTO note_reading (record_id, person_id, read_at) VALUES ($1, $2, $3)
       ON CONFLICT (record_id, person_id) DO NOTHING RETURNING 1`,
      [noteId, personId, at],
    );
    return added.length > 0;
  }

  ofPerson(personId: string): Promise<readonly ReadNote[]> {
    return this.db.query<ReadNote[]>(
      `SELECT record_id AS "noteId", read_at AS "readAt" FROM note_reading
       WHERE person_id = $1 ORDER BY read_at, record_id`,
      [personId],
    );
  }

  async countOfPerson(personId: string, m: Transaction = this.db.manager): Promise<number> {
    const [row] = await m.query<{ count: number }[]>(
      'SELECT count(*)::integer AS count FROM note_reading WHERE person_id = $1',
      [personId],
    );
    return row?.count ?? 0;
  }

  /** That somebody read it stays, without leading to anybody. */
  async forget(personId: string, m: Transaction): Promise<void> {
    await m.query('UPDATE note_reading SET person_id = NULL WHERE person_id = $1', [personId]);
  }
}
