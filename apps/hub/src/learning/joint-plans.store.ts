import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { NewJointPlan, NewJointPlanCheck } from '#domain/generated/schemas.js';
import type { PageWanted } from '#domain/paging/read-page.js';
import { inTransaction, type Transaction } from '#platform/database/in-transaction.js';

/** A joint plan as it is kept. */
export interface PlanRecord extends NewJointPlan {
  readonly id: string;
  readonly recordedAt: Date;
  readonly check?: NewJointPlanCheck;
}

interface Row extends Omit<PlanRecord, 'check'> {
  readonly checkedOn: string | null;
  readonly finding: string | null;
}

const planOf = ({ checkedOn, finding, ...row }: Row): PlanRecord => ({
  ...row,
  ...(checkedOn !== null && finding !== null && { check: { checkedOn, finding } }),
});

const PLANS = `
  SELECT id, title, made_on::text AS "madeOn", firms, recorded_at AS "recordedAt",
    checked_on::text AS "checkedOn", finding
  FROM joint_plan`;

/** Joint skills plans. */
@Injectable()
export class JointPlansStore {
  constructor(private readonly db: DataSource) {}

  atomically<T>(work: (m: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.db, work);
  }

  /** A page of those of a firm, or of all; the newest first, one more than its limit when there is more. */
  async page(
    firmId: string | undefined,
    { limit, after }: PageWanted,
  ): Promise<readonly PlanRecord[]> {
    const rows = await this.db.query<Row[]>(
      `${PLANS} WHERE removed_at IS NULL AND ($1::uuid IS NULL OR $1 = ANY (firms))
         AND ($2::date IS NULL OR (made_on, id) < ($2, $3::uuid))
       ORDER BY made_on DESC, id DESC LIMIT $4`,
      [firmId ?? null, after?.key ?? null, after?.id ?? null, limit + 1],
    );
    return rows.map(planOf);
  }

  /** Held until the transaction ends. */
  async findLocked(id: string, m: Transaction): Promise<PlanRecord | undefined> {
    const rows = await m.query<Row[]>(`${PLANS} WHERE id = $1 AND removed_at IS NULL FOR UPDATE`, [
      id,
    ]);
    return rows.map(planOf)[0];
  }

  async add({ id, title, madeOn, firms, recordedAt }: PlanRecord, m: Transaction): Promise<void> {
    await m.query(
      `INSERT INTO joint_plan (id, title, made_on, firms, recorded_at) VALUES ($1, $2, $3, $4, $5)`,
      [id, title, madeOn, firms, recordedAt],
    );
  }

  async check(
    id: string,
    { checkedOn, finding }: NewJointPlanCheck,
    at: Date,
    m: Transaction,
  ): Promise<void> {
    await m.query(
      `UPDATE joint_plan SET checked_on = $2, finding = $3, check_recorded_at = $4 WHERE id = $1`,
      [id, checkedOn, finding, at],
    );
  }

  async remove(id: string, reason: string, at: Date, m: Transaction): Promise<void> {
    await m.query('UPDATE joint_plan SET removed_at = $3, removal_reason = $2 WHERE id = $1', [
      ...[id, reason, at],
    ]);
  }

  /** Ids of the plans that were checked after a day, as far as was recorded at a moment. */
  async checkedAfter(after: string, at: Date): Promise<readonly string[]> {
    const rows = await this.db.query<{ id: string }[]>(
      `SELECT id FROM joint_plan WHERE checked_on > $1::date AND check_recorded_at <= $2
         AND (removed_at IS NULL OR removed_at > $2) ORDER BY id`,
      [after, at],
    );
    return rows.map(({ id }) => id);
  }
}
