import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AuditRun } from '#domain/generated/schemas.js';
import type { PageWanted } from '#domain/paging/read-page.js';
import { inTransaction, type Transaction } from '#platform/database/in-transaction.js';

/** The work of auditing a cluster, and how far it is. */
export interface RunRecord {
  readonly id: string;
  /** Of the cluster. */
  readonly roundId: string;
  readonly state: AuditRun['state'];
  readonly startedAt: Date;
  readonly finishedAt?: Date;
  readonly auditId?: string;
  /** Account that cancelled it, while it is cancelled. */
  readonly cancelledBy?: string;
  readonly firms: { readonly all: number; readonly done: number; readonly failed: number };
}

interface Row {
  readonly id: string;
  readonly round_id: string;
  readonly state: AuditRun['state'];
  readonly started_at: Date;
  readonly finished_at: Date | null;
  readonly audit_id: string | null;
  readonly cancelled_by: string | null;
  readonly all: number;
  readonly done: number;
  readonly failed: number;
}

const RUN = `
  SELECT r.id, r.round_id, r.state, r.started_at, r.finished_at, r.audit_id,
    CASE WHEN r.state = 'cancelled' THEN (SELECT c.account_id FROM audit_run_cancellation c
      WHERE c.run_id = r.id ORDER BY c.id DESC LIMIT 1) END AS cancelled_by,
    count(f.round_id)::int AS all,
    (count(*) FILTER (WHERE f.state = 'done'))::int AS done,
    (count(*) FILTER (WHERE f.state = 'failed'))::int AS failed
  FROM audit_run r LEFT JOIN audit_run_firm f ON f.run_id = r.id`;

const runOf = (row: Row): RunRecord => ({
  id: row.id,
  roundId: row.round_id,
  state: row.state,
  startedAt: row.started_at,
  ...(row.finished_at && { finishedAt: row.finished_at }),
  ...(row.audit_id !== null && { auditId: row.audit_id }),
  ...(row.cancelled_by !== null && { cancelledBy: row.cancelled_by }),
  firms: { all: row.all, done: row.done, failed: row.failed },
});

/** Runs that audit a cluster, and the rounds of its firms. One run for a round of the cluster. */
@Injectable()
export class AuditRunsStore {
  constructor(private readonly db: DataSource) {}

  atomically<T>(work: (m: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.db, work);
  }

  /** False when there is a run of this round, in whatever state. */
  async add(
    run: Pick<RunRecord, 'id' | 'roundId' | 'startedAt'>,
    firmRounds: readonly string[],
    m: Transaction,
  ): Promise<boolean> {
    const added = await m.query<object[]>(
      `INSERT INTO audit_run (id, round_id, state, started_at)
       VALUES ($1, $2, 'running', $3) ON CONFLICT (round_id) DO NOTHING RETURNING 1`,
      [run.id, run.roundId, run.startedAt],
    );
    if (added.length === 0) return false;
    await m.query(
      `INSERT INTO audit_run_firm (run_id, round_id, state)
       SELECT $1, round_id, 'waiting' FROM unnest($2::uuid[]) AS round_id`,
      [run.id, [...firmRounds]],
    );
    return true;
  }

  /** A run that failed or was cancelled goes on: with the firms that failed, too. */
  async restart(id: string, m: Transaction): Promise<void> {
    const moved = await m.query<[object[], number]>(
      `UPDATE audit_run SET state = 'running', finished_at = NULL
       WHERE id = $1 AND state IN ('failed', 'cancelled') RETURNING 1`,
      [id],
    );
    if (moved[1] === 1)
      await m.query(
        `UPDATE audit_run_firm SET state = 'waiting' WHERE run_id = $1 AND state = 'failed'`,
        [id],
      );
  }

  async find(id: string, m: Transaction = this.db.manager): Promise<RunRecord | undefined> {
    const rows = await m.query<Row[]>(`${RUN} WHERE r.id = $1 GROUP BY r.id`, [id]);
    return rows.map(runOf)[0];
  }

  async findOfRound(
    roundId: string,
    m: Transaction = this.db.manager,
  ): Promise<RunRecord | undefined> {
    const rows = await m.query<Row[]>(`${RUN} WHERE r.round_id = $1 GROUP BY r.id`, [roundId]);
    return rows.map(runOf)[0];
  }

  /** A page, of one state or of all; the newest first, one more than its limit when there is more. */
  async page(
    state: string | undefined,
    { limit, after }: PageWanted,
  ): Promise<readonly RunRecord[]> {
    const rows = await this.db.query<Row[]>(
      `${RUN} WHERE ($1::text IS NULL OR r.state = $1)
         AND ($2::timestamptz IS NULL OR (r.started_at, r.id) < ($2, $3::uuid))
       GROUP BY r.id ORDER BY r.started_at DESC, r.id DESC LIMIT $4`,
      [state ?? null, after?.key ?? null, after?.id ?? null, limit + 1],
    );
    return rows.map(runOf);
  }

  /** Whether it goes on; with a transaction it stays so until that ends. */
  async isRunning(id: string, m?: Transaction): Promise<boolean> {
    const [row] = await (m ?? this.db.manager).query<{ state: string }[]>(
      `SELECT state FROM audit_run WHERE id = $1 ${m ? 'FOR UPDATE' : ''}`,
      [id],
    );
    return row?.state === 'running';
  }

  /** Stops a running one, and keeps who did it and when. */
  async cancel(id: string, accountId: string, at: Date, m: Transaction): Promise<void> {
    await m.query(`UPDATE audit_run SET state = 'cancelled', finished_at = $2 WHERE id = $1`, [
      ...[id, at],
    ]);
    await m.query(
      'INSERT INTO audit_run_cancellation (run_id, account_id, at) VALUES ($1, $2, $3)',
      [id, accountId, at],
    );
  }

  /** The running one that has waited longest. */
  async next(): Promise<RunRecord | undefined> {
    const rows = await this.db.query<Row[]>(
      `${RUN} WHERE r.state = 'running' GROUP BY r.id ORDER BY r.started_at, r.id LIMIT 1`,
    );
    return rows.map(runOf)[0];
  }

  /** Rounds of firms that were not computed yet, so many at most, or all that were. */
  async rounds(id: string, state: 'waiting' | 'done', limit?: number): Promise<readonly string[]> {
    const rows = await this.db.query<{ round_id: string }[]>(
      `SELECT round_id FROM audit_run_firm WHERE run_id = $1 AND state = $2
       ORDER BY round_id LIMIT $3`,
      [id, state, limit ?? null],
    );
    return rows.map(({ round_id }) => round_id);
  }

  async settle(id: string, roundId: string, state: 'done' | 'failed'): Promise<void> {
    await this.db.query(
      `UPDATE audit_run_firm SET state = $3
       WHERE run_id = $1 AND round_id = $2 AND state = 'waiting'`,
      [id, roundId, state],
    );
  }

  async finish(
    id: string,
    at: Date,
    auditId: string | undefined,
    m: Transaction = this.db.manager,
  ): Promise<void> {
    await m.query(
      `UPDATE audit_run SET state = $2, finished_at = $3, audit_id = $4
       WHERE id = $1 AND state = 'running'`,
      [id, auditId === undefined ? 'failed' : 'done', at, auditId ?? null],
    );
  }
}
