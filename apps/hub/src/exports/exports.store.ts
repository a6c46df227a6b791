import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PassportExport } from '#domain/generated/schemas.js';
import { inTransaction, type Transaction } from '#platform/database/in-transaction.js';

/** An export, how far it is, and after which file it goes on. */
export interface ExportRecord {
  readonly id: string;
  readonly personId: string;
  readonly accountId: string;
  readonly requestedAt: Date;
  readonly state: PassportExport['state'];
  readonly done: number;
  readonly total: number;
  /** The last file that was dealt with, by name. */
  readonly cursor: string;
  readonly finishedAt?: Date;
}

/** What the manifest says of a file. */
export interface ListedFile {
  readonly name: string;
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

export type SealedFile = ListedFile & { readonly sealed: Buffer };

interface Row extends Omit<ExportRecord, 'finishedAt'> {
  readonly finishedAt: Date | null;
}

const EXPORT = `SELECT id, person_id AS "personId", account_id AS "accountId",
  requested_at AS "requestedAt", state, done, total, cursor, finished_at AS "finishedAt"
  FROM passport_export`;

const exportOf = ({ finishedAt, ...row }: Row): ExportRecord => ({
  ...row,
  ...(finishedAt && { finishedAt }),
});

/** Exports and their files; a person has one that is running or finished, no more. */
@Injectable()
export class ExportsStore {
  constructor(private readonly db: DataSource) {}

  atomically<T>(work: (m: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.db, work);
  }

  /** The one that is running, or a new one in the place of those that are over. */
  async start(
    record: Pick<ExportRecord, 'id' | 'personId' | 'accountId' | 'requestedAt'>,
    m: Transaction,
  ): Promise<ExportRecord> {
    const { id, personId, accountId, requestedAt } = record;
    const added = await m.query<object[]>(
      `INSERT INTO passport_export (id, person_id, account_id, requested_at, state)
       VALUES ($1, $2, $3, $4, 'running')
       ON CONFLICT (person_id) WHERE finished_at IS NULL DO NOTHING RETURNING 1`,
      [id, personId, accountId, requestedAt],
    );
    if (added.length === 1)
      await m.query('DELETE FROM passport_export WHERE person_id = $1 AND id <> $2', [
        personId,
        id,
      ]);
    const [running] = await m.query<Row[]>(
      `${EXPORT} WHERE person_id = $1 AND finished_at IS NULL`,
      [personId],
    );
    if (!running) throw new Error('what was added, or was in the way, is there');
    return exportOf(running);
  }

  async find(id: string, personId: string): Promise<ExportRecord | undefined> {
    const rows = await this.db.query<Row[]>(`${EXPORT} WHERE id = $1 AND person_id = $2`, [
      id,
      personId,
    ]);
    return rows.map(exportOf)[0];
  }

  /** The running one that has waited longest. */
  async next(): Promise<ExportRecord | undefined> {
    const rows = await this.db.query<Row[]>(
      `${EXPORT} WHERE finished_at IS NULL ORDER BY requested_at, id LIMIT 1`,
    );
    return rows.map(exportOf)[0];
  }

  /** The same if it is still running; nobody else goes on with it until the transaction ends. */
  async lock(id: string, m: Transaction): Promise<ExportRecord | undefined> {
    const rows = await m.query<Row[]>(
      `${EXPORT} WHERE id = $1 AND finished_at IS NULL FOR UPDATE`,
      [id],
    );
    return rows.map(exportOf)[0];
  }

  async addFile(id: string, file: SealedFile, m: Transaction): Promise<void> {
    const { name, size, sha256, sealed } = file;
    await m.query(
      `INSERT INTO passport_export_file (export_id, name, size, sha256, sealed)
       VALUES ($1, $2, $3, $4, $5)`,
      [id, name, size, sha256, sealed],
    );
  }

  async advance(
    id: string,
    { cursor, done, total }: Pick<ExportRecord, 'cursor' | 'done' | 'total'>,
    m: Transaction,
  ): Promise<void> {
    await m.query('UPDATE passport_export SET cursor = $2, done = $3, total = $4 WHERE id = $1', [
      id,
      cursor,
      done,
      total,
    ]);
  }

  async finish(
    id: string,
    state: 'done' | 'failed',
    at: Date,
    m: Transaction = this.db.manager,
  ): Promise<void> {
    await m.query(
      `UPDATE passport_export SET state = $2, finished_at = $3
       WHERE id = $1 AND finished_at IS NULL`,
      [id, state, at],
    );
  }

  async listed(id: string, m: Transaction = this.db.manager): Promise<readonly ListedFile[]> {
    const rows = await m.query<{ name: string; size: string; sha256: string }[]>(
      `SELECT name, size, sha256 FROM passport_export_file WHERE export_id = $1
       ORDER BY name COLLATE "C"`,
      [id],
    );
    return rows.map(({ size, ...row }) => ({ ...row, size: Number(size) }));
  }

  async content(id: string, name: string): Promise<Buffer | undefined> {
    const [row] = await this.db.query<{ sealed: Buffer }[]>(
      'SELECT sealed FROM passport_export_file WHERE export_id = $1 AND name = $2',
      [id, name],
    );
    return row?.sealed;
  }

  async forgetBefore(at: Date): Promise<void> {
    await this.db.query('DELETE FROM passport_export WHERE finished_at < $1', [at]);
  }

  async countOfPerson(personId: string, m: Transaction = this.db.manager): Promise<number> {
    const [row] = await m.query<{ count: number }[]>(
      'SELECT count(*)::integer AS count FROM passport_export WHERE person_id = $1',
      [personId],
    );
    return row?.count ?? 0;
  }

  async removeOfPerson(personId: string, m: Transaction): Promise<void> {
    await m.query('DELETE FROM passport_export WHERE person_id = $1', [personId]);
  }
}
