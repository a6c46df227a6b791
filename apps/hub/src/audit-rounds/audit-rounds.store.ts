import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction, type Transaction } from '#platform/database/in-transaction.js';
import type { RoundRecord } from './audit-round.js';

interface Row {
  readonly id: string;
  readonly kind: RoundRecord['kind'];
  readonly firm_id: string | null;
  readonly cluster_round_id: string | null;
  readonly instrument_version: string;
  readonly created_at: Date;
  readonly opens_at: Date;
  readonly closes_at: Date;
  readonly closed_at: Date | null;
  readonly cancelled_at: Date | null;
  readonly keep_months: number | null;
  readonly answers_ended_at: Date | null;
}

const SELECT = `SELECT id, kind, firm_id, cluster_round_id, instrument_version, created_at, opens_at,
  closes_at, closed_at, cancelled_at, keep_months,
  (SELECT ended_at FROM audit_answers_end WHERE round_id = id) AS answers_ended_at FROM audit_round`;
/** Nobody has ended it; its time may be up. */
const UNENDED = 'closed_at IS NULL AND cancelled_at IS NULL';

const recordOf = (row: Row): RoundRecord => ({
  id: row.id,
  kind: row.kind,
  ...(row.firm_id !== null && { firmId: row.firm_id }),
  ...(row.cluster_round_id !== null && { clusterRoundId: row.cluster_round_id }),
  instrumentVersion: row.instrument_version,
  createdAt: row.created_at,
  opensAt: row.opens_at,
  closesAt: row.closes_at,
  ...(row.closed_at && { closedAt: row.closed_at }),
  ...(row.cancelled_at && { cancelledAt: row.cancelled_at }),
  ...(row.keep_months !== null && { keepMonths: row.keep_months }),
  ...(row.answers_ended_at && { answersEndedAt: row.answers_ended_at }),
});

/** Rounds; a firm has one that is not ended, and so has the cluster. */
@Injectable()
export class AuditRoundsStore {
  constructor(private readonly db: DataSource) {}

  atomically<T>(work: (m: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.db, work);
  }

  /** False when one exists that is not ended, also in a race. */
  async add(round: RoundRecord, m: Transaction): Promise<boolean> {
    const { id, kind, firmId, clusterRoundId, instrumentVersion, ...times } = round;
    const rows = await m.query<object[]>(
      `INSERT INTO audit_round (id, kind, firm_id, cluster_round_id, instrument_version, created_at,
         opens_at, closes_at, keep_months)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING 1`,
      [
        ...[id, kind, firmId ?? null, clusterRoundId ?? null, instrumentVersion],
        ...[times.createdAt, times.opensAt, times.closesAt, times.keepMonths ?? null],
      ],
    );
    return rows.length === 1;
  }

  /** Lets the round of a firm that is not ended belong to this round of the cluster; false when none is. */
  async tie(firmId: string, clusterRoundId: string, m: Transaction): Promise<boolean> {
    const [rows] = await m.query<[object[], number]>(
      `UPDATE audit_round SET cluster_round_id = $2
       WHERE kind = 'firm' AND firm_id = $1 AND ${UNENDED} RETURNING 1`,
      [firmId, clusterRoundId],
    );
    return rows.length > 0;
  }

  async find(id: string, m: Transaction = this.db.manager): Promise<RoundRecord | undefined> {
    const [row] = await m.query<Row[]>(`${SELECT} WHERE id = $1`, [id]);
    return row && recordOf(row);
  }

  /** Held until the transaction ends: nobody ends it, or answers or is invited meanwhile. */
  async findLocked(id: string, m: Transaction): Promise<RoundRecord | undefined> {
    const [row] = await m.query<Row[]>(`${SELECT} WHERE id = $1 FOR UPDATE`, [id]);
    return row && recordOf(row);
  }

  /** Nobody ends it until the transaction ends; others answer beside. */
  async findShared(id: string, m: Transaction): Promise<RoundRecord | undefined> {
    const [row] = await m.query<Row[]>(`${SELECT} WHERE id = $1 FOR SHARE`, [id]);
    return row && recordOf(row);
  }

  /** The newest first: those of a firm, and those of the cluster if asked for. */
  async runBy(firmId: string | undefined, isOfficer: boolean): Promise<readonly RoundRecord[]> {
    const rows = await this.db.query<Row[]>(
      `${SELECT} WHERE firm_id = $1 OR (kind = 'cluster' AND $2::boolean) ORDER BY created_at DESC, id DESC`,
      [firmId ?? null, isOfficer],
    );
    return rows.map(recordOf);
  }

  /** Firms' rounds of the same period. */
  async ofCluster(clusterRoundId: string): Promise<readonly RoundRecord[]> {
    const rows = await this.db.query<Row[]>(
      `${SELECT} WHERE cluster_round_id = $1 ORDER BY created_at, id`,
      [clusterRoundId],
    );
    return rows.map(recordOf);
  }

  /** Closed ones of a firm, or of the cluster when none is named; the newest first. */
  async closed(firmId: string | undefined): Promise<readonly RoundRecord[]> {
    const rows = await this.db.query<Row[]>(
      `${SELECT} WHERE closed_at IS NOT NULL AND firm_id IS NOT DISTINCT FROM $1::uuid
       ORDER BY closed_at DESC, created_at DESC, id DESC`,
      [firmId ?? null],
    );
    return rows.map(recordOf);
  }

  /** Closed ones whose answers are there, the oldest first. */
  async closedWithAnswers(): Promise<readonly RoundRecord[]> {
    const rows = await this.db.query<Row[]>(
      `${SELECT} WHERE closed_at IS NOT NULL
         AND EXISTS (SELECT FROM audit_respondent p WHERE p.round_id = audit_round.id)
       ORDER BY closed_at, id`,
    );
    return rows.map(recordOf);
  }

  /** Not ended, and ending up to this moment. */
  async endingUntil(until: Date): Promise<readonly RoundRecord[]> {
    const rows = await this.db.query<Row[]>(
      `${SELECT} WHERE ${UNENDED} AND closes_at <= $1 ORDER BY closes_at, id`,
      [until],
    );
    return rows.map(recordOf);
  }

  async extend(id: string, closesAt: Date, m: Transaction): Promise<void> {
    await m.query('UPDATE audit_round SET closes_at = $2 WHERE id = $1', [id, closesAt]);
    // Whoever was reminded of the old end is reminded of the new one.
    await m.query('DELETE FROM audit_reminder WHERE round_id = $1', [id]);
  }

  async end(id: string, how: 'closed' | 'cancelled', at: Date, m: Transaction): Promise<void> {
    await m.query(`UPDATE audit_round SET ${how}_at = $2 WHERE id = $1`, [id, at]);
  }

  /** False when whoever runs it was reminded of this or something nearer before. */
  async addReminder(id: string, days: number, at: Date, m: Transaction): Promise<boolean> {
    const rows = await m.query<object[]>(
      `INSERT INTO audit_reminder (round_id, days, at)
       SELECT r.id, $2::int, $3::timestamptz FROM audit_round r
       WHERE r.id = $1 AND NOT EXISTS (
         SELECT FROM audit_reminder d WHERE d.round_id = $1 AND d.days <= $2)
       ON CONFLICT DO NOTHING RETURNING 1`,
      [id, days, at],
    );
    return rows.length === 1;
  }
}
