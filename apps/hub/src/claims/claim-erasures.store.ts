import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Transaction } from '#platform/database/in-transaction.js';

/** How many rows of a person there are. */
export interface ClaimRows {
  readonly experiences: number;
  readonly evidence: number;
  readonly claims: number;
  /** Judgements of others' claims that the person has given. */
  readonly judgements: number;
  /** Others' claims that wait for the person's judgement. */
  readonly assignments: number;
}

/** A claim of somebody else that was taken from its assessor. */
export interface ReleasedClaim {
  readonly id: string;
  readonly from: 'assessing' | 'second-assessing' | 'appealed';
  readonly to: 'documented' | 'second-assessing' | 'appealed';
}

/** Deletes what a person claimed and recorded, and takes them off the claims they were to judge. */
@Injectable()
export class ClaimErasuresStore {
  constructor(private readonly db: DataSource) {}

  async count(personId: string, m: Transaction = this.db.manager): Promise<ClaimRows> {
    const [row] = await m.query<ClaimRows[]>(
      `SELECT
         (SELECT count(*)::integer FROM experience WHERE person_id = $1) AS experiences,
         (SELECT count(*)::integer FROM evidence e JOIN experience x ON x.id = e.experience_id
           WHERE x.person_id = $1) AS evidence,
         (SELECT count(*)::integer FROM claim WHERE person_id = $1) AS claims,
         (SELECT count(*)::integer FROM assessment
           WHERE assessor_id = $1 AND submitted_at IS NOT NULL) AS judgements,
         (SELECT count(*)::integer FROM assessment
           WHERE assessor_id = $1 AND submitted_at IS NULL) AS assignments`,
      [personId],
    );
    if (!row) throw new Error('a count has one row');
    return row;
  }

  /** Nobody else moves a claim of the person, or one they judge, until the transaction ends. */
  async lock(personId: string, m: Transaction): Promise<void> {
    await m.query(
      `SELECT FROM claim c WHERE c.person_id = $1 OR EXISTS
         (SELECT FROM assessment a WHERE a.claim_id = c.id AND a.assessor_id = $1)
       ORDER BY c.id FOR UPDATE`,
      [personId],
    );
  }

  /** Ids of the claims and the evidence of a person, by which other rows may mention them. */
  async idsOf(personId: string, m: Transaction): Promise<readonly string[]> {
    const rows = await m.query<{ id: string }[]>(
      `SELECT id FROM claim WHERE person_id = $1
       UNION SELECT e.id FROM evidence e JOIN experience x ON x.id = e.experience_id
         WHERE x.person_id = $1`,
      [personId],
    );
    return rows.map(({ id }) => id);
  }

  /** Takes back the assignments that wait for this assessor, and gives the claims set free. */
  async release(assessorId: string, m: Transaction): Promise<readonly ReleasedClaim[]> {
    const rows = await m.query<{ claim_id: string; turn: number }[]>(
      `WITH gone AS (
         DELETE FROM assessment WHERE assessor_id = $1 AND submitted_at IS NULL
         RETURNING claim_id, turn)
       SELECT claim_id, turn FROM gone ORDER BY claim_id`,
      [assessorId],
    );
    const released = rows.map(({ claim_id: id, turn }): ReleasedClaim =>
      turn === 1
        ? { id, from: 'assessing', to: 'documented' }
        : turn === 4
          ? { id, from: 'appealed', to: 'appealed' }
          : { id, from: 'second-assessing', to: 'second-assessing' },
    );
    await m.query(
      `UPDATE claim SET state = 'documented' WHERE id = ANY ($1::uuid[]) AND state = 'assessing'`,
      [released.map(({ id }) => id)],
    );
    return released;
  }

  /** Children first. */
  async remove(personId: string, m: Transaction): Promise<void> {
    const claims = 'SELECT id FROM claim WHERE person_id = $1';
    const evidence = `SELECT e.id FROM evidence e JOIN experience x ON x.id = e.experience_id
      WHERE x.person_id = $1`;
    for (const statement of [
      `DELETE FROM claim_note WHERE claim_id IN (${claims})`,
      `DELETE FROM claim_event WHERE claim_id IN (${claims})`,
      `DELETE FROM assessment WHERE claim_id IN (${claims})`,
      `DELETE FROM claim_experience WHERE claim_id IN (${claims})`,
      'DELETE FROM claim WHERE person_id = $1',
      `DELETE FROM evidence_content WHERE evidence_id IN (${evidence})`,
      `DELETE FROM evidence WHERE id IN (${evidence})`,
      'DELETE FROM experience WHERE person_id = $1',
    ])
      await m.query(statement, [personId]);
  }
}
