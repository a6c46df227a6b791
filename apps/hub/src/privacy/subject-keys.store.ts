import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** Wrapped keys, one for each person. */
@Injectable()
export class SubjectKeysStore {
  constructor(private readonly db: DataSource) {}

  async find(personId: string, m: EntityManager = this.db.manager): Promise<Buffer | undefined> {
    const [row] = await m.query<{ key_enc: Buffer }[]>(
      'SELECT key_enc FROM subject_key WHERE person_id = $1',
      [personId],
    );
    return row?.key_enc;
  }

  async remove(personId: string, m: EntityManager): Promise<void> {
    await m.query('DELETE FROM subject_key WHERE person_id = $1', [personId]);
  }

  /** Adds a key where there is none; one that another transaction adds first stays. */
  async addIfMissing(personId: string, wrapped: Buffer, m: EntityManager): Promise<void> {
    await m.query(
      'INSERT INTO subject_key (person_id, key_enc) VALUES ($1, $2) ON CONFLICT DO NOTHING',
      [personId, wrapped],
    );
  }
}
