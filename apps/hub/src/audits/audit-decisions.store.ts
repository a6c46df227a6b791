import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { RecommendationState } from '#domain/audit/repeats/decide-recommendation.js';
import type { PageWanted } from '#domain/paging/read-page.js';
import { inTransaction, type Transaction } from '#platform/database/in-transaction.js';

/** A decision about a recommendation of an audit. */
export interface DecisionRecord {
  readonly auditId: string;
  readonly rule: string;
  readonly state: RecommendationState;
  readonly reason?: string;
  /** A day. */
  readonly followUpOn?: string;
  readonly at: Date;
}

/** A decision in force that names a day to look again and is not done, and whom it concerns. */
export interface FollowUp extends DecisionRecord {
  readonly id: string;
  readonly state: Exclude<RecommendationState, 'done'>;
  readonly followUpOn: string;
  /** None for a cluster. */
  readonly firmId?: string;
}

/** An answer to "does this look like you?". */
export interface LikenessRecord {
  readonly answer: 'yes' | 'partly' | 'no';
  readonly comment?: string;
  readonly at: Date;
}

interface DecisionRow {
  readonly id: string;
  readonly audit_id: string;
  readonly firm_id: string | null;
  readonly rule: string;
  readonly state: RecommendationState;
  readonly reason: string | null;
  readonly follow_up_on: string | null;
  readonly at: Date;
}

const DECISION = `SELECT d.id, d.audit_id, d.rule, d.state, d.reason, d.at,
  to_char(d.follow_up_on, 'YYYY-MM-DD') AS follow_up_on`;
/** No decision about the same came later. */
const IN_FORCE = `NOT EXISTS (SELECT FROM audit_decision n
  WHERE n.audit_id = d.audit_id AND n.rule = d.rule AND n.id > d.id)`;

const decisionOf = (row: DecisionRow): DecisionRecord => ({
  auditId: row.audit_id,
  rule: row.rule,
  state: row.state,
  ...(row.reason !== null && { reason: row.reason }),
  ...(row.follow_up_on !== null && { followUpOn: row.follow_up_on }),
  at: row.at,
});

/** What became of recommendations, and whether pictures looked like those whom they show. */
@Injectable()
export class AuditDecisionsStore {
  constructor(private readonly db: DataSource) {}

  atomically<T>(work: (m: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.db, work);
  }

  async add(decision: DecisionRecord): Promise<void> {
    const { auditId, rule, state, reason, followUpOn, at } = decision;
    await this.db.query(
      `INSERT INTO audit_decision (audit_id, rule, state, reason, follow_up_on, at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [auditId, rule, state, reason ?? null, followUpOn ?? null, at],
    );
  }

  /** All decisions about an audit, the oldest first. */
  async ofAudit(auditId: string): Promise<readonly DecisionRecord[]> {
    const rows = await this.db.query<DecisionRow[]>(
      `${DECISION} FROM audit_decision d WHERE d.audit_id = $1 ORDER BY d.id`,
      [auditId],
    );
    return rows.map(decisionOf);
  }

  /**
   * A page of those in force that name a day and are not done, of a firm and of the cluster; the nearest
   * first, one more than its limit when there is more.
   */
  async followUps(
    {
      firmId,
      withClusters,
    }: { readonly firmId: string | undefined; readonly withClusters: boolean },
    { limit, after }: PageWanted,
  ): Promise<readonly FollowUp[]> {
    const rows = await this.db.query<DecisionRow[]>(
      `${DECISION}, a.firm_id FROM audit_decision d JOIN audit a ON a.id = d.audit_id
       WHERE d.follow_up_on IS NOT NULL AND d.state <> 'done' AND ${IN_FORCE}
         AND (a.firm_id = $1 OR ($2 AND a.firm_id IS NULL))
         AND ($3::date IS NULL OR (d.follow_up_on, d.id) > ($3, $4::bigint))
       ORDER BY d.follow_up_on, d.id LIMIT $5`,
      [...[firmId ?? null, withClusters, after?.key ?? null], after?.id ?? null, limit + 1],
    );
    return rows.map(followUpOf);
  }

  /** Those of firms that are due on a day, not done, and that nobody was told of; after a place. */
  async untold(today: string, { limit, after }: PageWanted): Promise<readonly FollowUp[]> {
    const rows = await this.db.query<DecisionRow[]>(
      `${DECISION}, a.firm_id FROM audit_decision d JOIN audit a ON a.id = d.audit_id
       WHERE d.follow_up_on <= $1 AND a.firm_id IS NOT NULL AND d.state <> 'done' AND ${IN_FORCE}
         AND NOT EXISTS (SELECT FROM audit_follow_up_notice r WHERE r.decision_id = d.id)
         AND ($2::date IS NULL OR (d.follow_up_on, d.id) > ($2, $3::bigint))
       ORDER BY d.follow_up_on, d.id LIMIT $4`,
      [today, after?.key ?? null, after?.id ?? null, limit],
    );
    return rows.map(followUpOf);
  }

  /** False when it was told before. */
  async noteReminder(decisionId: string, at: Date, m: Transaction): Promise<boolean> {
    const rows = await m.query<object[]>(
      `INSERT INTO audit_follow_up_notice (decision_id, at) VALUES ($1, $2)
       ON CONFLICT DO NOTHING RETURNING 1`,
      [decisionId, at],
    );
    return rows.length === 1;
  }

  async addLikeness(auditId: string, { answer, comment, at }: LikenessRecord): Promise<void> {
    await this.db.query(
      'INSERT INTO audit_likeness (audit_id, answer, comment, at) VALUES ($1, $2, $3, $4)',
      [auditId, answer, comment ?? null, at],
    );
  }

  /** Every answer about an audit, the oldest first. */
  async likenesses(auditId: string): Promise<readonly LikenessRecord[]> {
    const rows = await this.db.query<
      { answer: LikenessRecord['answer']; comment: string | null; at: Date }[]
    >('SELECT answer, comment, at FROM audit_likeness WHERE audit_id = $1 ORDER BY id', [auditId]);
    return rows.map(({ answer, comment, at }) => ({
      answer,
      ...(comment !== null && { comment }),
      at,
    }));
  }
}

function followUpOf(row: DecisionRow): FollowUp {
  const { followUpOn, state, ...decision } = decisionOf(row);
  if (followUpOn === undefined || state === 'done')
    throw new Error('a follow-up has a day and is not done');
  return {
    ...decision,
    state,
    id: row.id,
    followUpOn,
    ...(row.firm_id !== null && { firmId: row.firm_id }),
  };
}
