import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { BulkFault } from '#domain/generated/schemas.js';
import { inTransaction, type Transaction } from '#platform/database/in-transaction.js';
import type { RowOutcome, RowRecord, RunRecord, UsedKey } from './bulk-run.js';

interface RunRow {
  readonly id: string;
  readonly started_by: string;
  readonly created_at: Date;
  readonly due_at: Date;
  readonly finished_at: Date | null;
  readonly state: RunRecord['state'];
  readonly total: number;
  readonly issued: number;
  readonly unchanged: number;
  readonly refused: number;
}

const RUN = `
  SELECT r.id, r.started_by, r.created_at, r.due_at, r.finished_at, r.state,
    count(w.row)::int AS total,
    (count(*) FILTER (WHERE w.state = 'issued'))::int AS issued,
    (count(*) FILTER (WHERE w.state = 'unchanged'))::int AS unchanged,
    (count(*) FILTER (WHERE w.state = 'refused'))::int AS refused
  FROM bulk_run r LEFT JOIN bulk_row w ON w.run_id = r.id`;

const runOf = (row: RunRow): RunRecord => ({
  id: row.id,
  startedBy: row.started_by,
  createdAt: row.created_at,
  dueAt: row.due_at,
  ...(row.finished_at && { finishedAt: row.finished_at }),
  state: row.state,
  counts: {
    total: row.total,
    done: row.issued + row.unchanged + row.refused,
    issued: row.issued,
    unchanged: row.unchanged,
    refused: row.refused,
  },
});

/** Runs of bulk issuing, their rows, and the row keys that were used. */
@Injectable()
export class BulkRunsStore {
  constructor(private readonly db: DataSource) {}

  atomically<T>(work: (m: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.db, work);
  }

  async add(
    run: Pick<RunRecord, 'id' | 'startedBy' | 'createdAt' | 'dueAt'>,
    rows: readonly RowRecord[],
    m: Transaction,
  ): Promise<void> {
    await m.query(
      `INSERT INTO bulk_run (id, started_by, created_at, due_at, state)
       VALUES ($1, $2, $3, $4, 'waiting')`,
      [run.id, run.startedBy, run.createdAt, run.dueAt],
    );
    await m.query(
      `INSERT INTO bulk_row (run_id, row, cells, state, faults)
       SELECT $1, (r ->> 'row')::int, ARRAY(SELECT jsonb_array_elements_text(r -> 'cells')),
         'pending', '[]'
       FROM jsonb_array_elements($2::jsonb) r`,
      [run.id, JSON.stringify(rows)],
    );
  }

  async find(id: string, m: Transaction = this.db.manager): Promise<RunRecord | undefined> {
    const rows = await m.query<RunRow[]>(`${RUN} WHERE r.id = $1 GROUP BY r.id`, [id]);
    return rows.map(runOf)[0];
  }

  /** Newest first. */
  async all(): Promise<readonly RunRecord[]> {
    const rows = await this.db.query<RunRow[]>(`${RUN} GROUP BY r.id ORDER BY r.created_at DESC`);
    return rows.map(runOf);
  }

  /** The run that has waited longest and may sign now. */
  async next(now: Date): Promise<string | undefined> {
    const [row] = await this.db.query<{ id: string }[]>(
      `SELECT id FROM bulk_run WHERE finished_at IS NULL AND due_at <= $1
       ORDER BY due_at, id LIMIT 1`,
      [now],
    );
    return row?.id;
  }

  /** State of the run, held until the transaction ends. */
  async lock(id: string, m: Transaction): Promise<RunRecord['state'] | undefined> {
    const [row] = await m.query<{ state: RunRecord['state'] }[]>(
      'SELECT state FROM bulk_run WHERE id = $1 FOR UPDATE',
      [id],
    );
    return row?.state;
  }

  async move(id: string, state: RunRecord['state'], at: Date, m: Transaction): Promise<void> {
    await m.query('UPDATE bulk_run SET state = $2, finished_at = $3 WHERE id = $1', [
      id,
      state,
      state === 'done' || state === 'cancelled' ? at : null,
    ]);
  }

  /** The first rows that nothing has become of yet. */
  async pending(
    runId: string,
    limit: number,
    m: Transaction = this.db.manager,
  ): Promise<readonly RowRecord[]> {
    return m.query<RowRecord[]>(
      `SELECT row, cells FROM bulk_row WHERE run_id = $1 AND state = 'pending'
       ORDER BY row LIMIT $2`,
      [runId, limit],
    );
  }

  async settle(runId: string, outcome: RowOutcome, m: Transaction): Promise<void> {
    await m.query(
      `UPDATE bulk_row SET state = $3, credential_id = $4, faults = $5
       WHERE run_id = $1 AND row = $2 AND state = 'pending'`,
      [
        runId,
        outcome.row,
        outcome.state,
        outcome.state === 'refused' ? null : outcome.credentialId,
        JSON.stringify(outcome.state === 'refused' ? outcome.faults : []),
      ],
    );
  }

  /** Rows that were refused, with their cells and faults, in the order of the file. */
  async refused(
    runId: string,
  ): Promise<readonly (RowRecord & { readonly faults: readonly BulkFault[] })[]> {
    const rows = await this.db.query<(RowRecord & { readonly faults: string })[]>(
      `SELECT row, cells, faults FROM bulk_row WHERE run_id = $1 AND state = 'refused'
       ORDER BY row`,
      [runId],
    );
    return rows.map(({ row, cells, faults }) => ({
      row,
      cells,
      faults: JSON.parse(faults) as BulkFault[],
    }));
  }

  async usedKeys(
    rowKeys: readonly string[],
    m: Transaction = this.db.manager,
  ): Promise<ReadonlyMap<string, UsedKey>> {
    const rows = await m.query<UsedKey[]>(
      `SELECT row_key AS "rowKey", content_digest AS digest, person_id AS "personId",
         credential_id AS "credentialId"
       FROM bulk_row_key WHERE row_key = ANY ($1::text[])`,
      [[...rowKeys]],
    );
    return new Map(rows.map((key) => [key.rowKey, key]));
  }

  /** False when the key was used before. */
  async useKey(key: UsedKey, m: Transaction): Promise<boolean> {
    const added = await m.query<unknown[]>(
      `INSERT INTO bulk_row_key (row_key, content_digest, person_id, credential_id)
       VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING 1`,
      [key.rowKey, key.digest, key.personId, key.credentialId],
    );
    return added.length > 0;
  }

  /** Runs that ended before go with their rows; what they issued stays. */
  async forgetBefore(time: Date): Promise<void> {
    await this.db.query('DELETE FROM bulk_run WHERE finished_at < $1', [time]);
  }

  async countOfPerson(personId: string, m: Transaction = this.db.manager): Promise<number> {
    const [row] = await m.query<{ count: number }[]>(
      `SELECT (SELECT count(*) FROM bulk_row w JOIN person p ON w.cells[2] = p.key
           OR lower(w.cells[5]) = p.email WHERE p.id = $1)::int
         + (SELECT count(*) FROM standing_acceptance WHERE person_id = $1)::int AS count`,
      [personId],
    );
    return row?.count ?? 0;
  }

  /** All that files said of a person: rows under their key or address, and the keys of these rows. */
  async erase(
    person: { readonly id: string; readonly key: string; readonly email: string },
    m: Transaction,
  ): Promise<void> {
    await m.query(`DELETE FROM bulk_row WHERE cells[2] = $1 OR lower(cells[5]) = $2`, [
      person.key,
      person.email,
    ]);
    await m.query('DELETE FROM bulk_row_key WHERE person_id = $1', [person.id]);
    await m.query('DELETE FROM standing_acceptance WHERE person_id = $1', [person.id]);
  }
}
