import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { NewShare, ShareAccesses } from '#domain/generated/schemas.js';
import { inTransaction, type Transaction } from '#platform/database/in-transaction.js';

/** A link as it is kept. */
export interface StoredShare {
  readonly id: string;
  readonly personId: string;
  readonly draft: NewShare;
  readonly madeAt: Date;
  readonly revokedAt?: Date;
  readonly opened: number;
  readonly lastOpenedAt?: Date;
}

/** Something of a link that was opened; a file has the number of its credential. */
export type Opened = Omit<ShareAccesses['items'][number], 'at'>;

/** An opening with the link that it is of. */
export type Opening = ShareAccesses['items'][number] &
  Pick<NewShare, 'purpose' | 'recipient'> & { readonly shareId: string };

interface OpeningRow {
  readonly at: Date;
  readonly what: Opened['what'];
  readonly number: number | null;
  readonly id: string;
  readonly draft: string;
}

interface Row {
  readonly id: string;
  readonly person_id: string;
  readonly draft: string;
  readonly made_at: Date;
  readonly revoked_at: Date | null;
  readonly opened: number;
  readonly last_opened_at: Date | null;
}

const SHARE = `
  SELECT l.id, l.person_id, l.draft, l.made_at, l.revoked_at, a.opened, a.last_opened_at
  FROM share_link l CROSS JOIN LATERAL (
    SELECT count(*)::integer AS opened, max(opened_at) AS last_opened_at
    FROM share_access WHERE link_id = l.id) a`;

const shareOf = (row: Row): StoredShare => ({
  id: row.id,
  personId: row.person_id,
  draft: JSON.parse(row.draft) as NewShare,
  madeAt: row.made_at,
  ...(row.revoked_at && { revokedAt: row.revoked_at }),
  opened: row.opened,
  ...(row.last_opened_at && { lastOpenedAt: row.last_opened_at }),
});

/** Links, by their digests, and when they were opened. */
@Injectable()
export class SharesStore {
  constructor(private readonly db: DataSource) {}

  atomically<T>(work: (m: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.db, work);
  }

  async add(
    share: Pick<StoredShare, 'id' | 'personId' | 'draft' | 'madeAt'>,
    hash: Buffer,
    m: Transaction,
  ): Promise<void> {
    const { id, personId, draft, madeAt } = share;
    await m.query(
      `INSERT INTO share_link (id, person_id, token_hash, draft, made_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, personId, hash, JSON.stringify(draft), madeAt, draft.expiresAt],
    );
  }

  /** How many links of a person can be opened; no other is made until the transaction ends. */
  async countOpen(personId: string, now: Date, m: Transaction): Promise<number> {
    await m.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`share:${personId}`]);
    const [row] = await m.query<{ count: number }[]>(
      `SELECT count(*)::integer AS count FROM share_link
       WHERE person_id = $1 AND revoked_at IS NULL AND expires_at > $2`,
      [personId, now],
    );
    return row?.count ?? 0;
  }

  async findOfPerson(id: string, personId: string): Promise<StoredShare | undefined> {
    const rows = await this.db.query<Row[]>(`${SHARE} WHERE l.id = $1 AND l.person_id = $2`, [
      id,
      personId,
    ]);
    return rows.map(shareOf)[0];
  }

  async ofPerson(personId: string): Promise<readonly StoredShare[]> {
    const rows = await this.db.query<Row[]>(
      `${SHARE} WHERE l.person_id = $1 ORDER BY l.made_at DESC, l.id DESC`,
      [personId],
    );
    return rows.map(shareOf);
  }

  async findOpen(hash: Buffer, now: Date): Promise<StoredShare | undefined> {
    const rows = await this.db.query<Row[]>(
      `${SHARE} WHERE l.token_hash = $1 AND l.revoked_at IS NULL AND l.expires_at > $2`,
      [hash, now],
    );
    return rows.map(shareOf)[0];
  }

  /** False when the link was revoked or erased since it was found: then nothing may be shown. */
  async addAccess(id: string, { what, number }: Opened, now: Date): Promise<boolean> {
    const rows = await this.db.query<object[]>(
      `INSERT INTO share_access (link_id, opened_at, what, number)
       SELECT id, $2, $3, $4 FROM share_link WHERE id = $1 AND revoked_at IS NULL FOR KEY SHARE
       RETURNING link_id`,
      [id, now, what, number ?? null],
    );
    return rows.length === 1;
  }

  async accesses(id: string): Promise<ShareAccesses['items']> {
    const rows = await this.db.query<{ at: Date; what: Opened['what']; number: number | null }[]>(
      `SELECT opened_at AS at, what, number FROM share_access
       WHERE link_id = $1 ORDER BY id DESC LIMIT 1000`,
      [id],
    );
    return rows.map(({ at, what, number }) => ({
      at: at.toISOString(),
      what,
      ...(number !== null && { number }),
    }));
  }

  /** Openings of all links of a person, the newest first; all of them without a limit. */
  async accessesOfPerson(personId: string, limit: number | undefined): Promise<readonly Opening[]> {
    const rows = await this.db.query<OpeningRow[]>(
      `SELECT a.opened_at AS at, a.what, a.number, l.id, l.draft
       FROM share_access a JOIN share_link l ON l.id = a.link_id
       WHERE l.person_id = $1 ORDER BY a.opened_at DESC, a.id DESC LIMIT $2`,
      [personId, limit ?? null],
    );
    return rows.map(({ at, what, number, id, draft }) => {
      const { purpose, recipient } = JSON.parse(draft) as NewShare;
      return {
        at: at.toISOString(),
        what,
        ...(number !== null && { number }),
        shareId: id,
        purpose,
        ...(recipient !== undefined && { recipient }),
      };
    });
  }

  async revoke(id: string, now: Date): Promise<void> {
    await this.db.query(
      'UPDATE share_link SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL',
      [id, now],
    );
  }

  async countOfPerson(personId: string, m: Transaction = this.db.manager): Promise<number> {
    const [row] = await m.query<{ count: number }[]>(
      'SELECT count(*)::integer AS count FROM share_link WHERE person_id = $1',
      [personId],
    );
    return row?.count ?? 0;
  }

  async removeOfPerson(personId: string, m: Transaction): Promise<void> {
    await m.query('DELETE FROM share_link WHERE person_id = $1', [personId]);
  }
}
