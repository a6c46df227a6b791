import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { NewEvidenceItem } from '#domain/generated/schemas.js';
import type { Transaction } from '#platform/database/in-transaction.js';

/** An item that is described and waits for its bytes. */
export interface EvidenceDraft {
  readonly id: string;
  readonly experienceId: string;
  readonly item: NewEvidenceItem;
  readonly uploadUntil: Date;
}

/** Items of evidence whose bytes are not there yet. */
@Injectable()
export class EvidenceDraftsStore {
  constructor(private readonly db: DataSource) {}

  async add({ id, experienceId, item, uploadUntil }: EvidenceDraft, m: Transaction): Promise<void> {
    await m.query(
      `INSERT INTO evidence_draft (id, experience_id, body, upload_until) VALUES ($1, $2, $3, $4)`,
      [id, experienceId, JSON.stringify(item), uploadUntil],
    );
  }

  /** With the person whose experience it shows. */
  async find(
    id: string,
    m: Transaction = this.db.manager,
  ): Promise<(EvidenceDraft & { readonly personId: string }) | undefined> {
    const [row] = await m.query<DraftRow[]>(
      `SELECT d.id, d.experience_id, d.body, d.upload_until, x.person_id
       FROM evidence_draft d JOIN experience x ON x.id = d.experience_id WHERE d.id = $1`,
      [id],
    );
    return (
      row && {
        id: row.id,
        experienceId: row.experience_id,
        item: JSON.parse(row.body) as NewEvidenceItem,
        uploadUntil: row.upload_until,
        personId: row.person_id,
      }
    );
  }

  /** False when another upload was quicker. */
  async take(id: string, m: Transaction): Promise<boolean> {
    const rows = await m.query<unknown[]>(
      'WITH gone AS (DELETE FROM evidence_draft WHERE id = $1 RETURNING 1) SELECT * FROM gone',
      [id],
    );
    return rows.length > 0;
  }

  /** Removes what nobody sent the bytes for; gives how many of the person are left. */
  async tidy(personId: string, now: Date, m: Transaction): Promise<number> {
    await m.query('DELETE FROM evidence_draft WHERE upload_until < $1', [now]);
    return this.count(personId, m);
  }

  async count(personId: string, m: Transaction = this.db.manager): Promise<number> {
    const [row] = await m.query<{ count: number }[]>(
      `SELECT count(*)::integer AS count FROM evidence_draft d
       JOIN experience x ON x.id = d.experience_id WHERE x.person_id = $1`,
      [personId],
    );
    return row?.count ?? 0;
  }

  async erase(personId: string, m: Transaction): Promise<void> {
    await m.query(
      `DELETE FROM evidence_draft WHERE experience_id IN
         (SELECT id FROM experience WHERE person_id = $1)`,
      [personId],
    );
  }
}

interface DraftRow {
  readonly id: string;
  readonly experience_id: string;
  readonly body: string;
  readonly upload_until: Date;
  readonly person_id: string;
}
