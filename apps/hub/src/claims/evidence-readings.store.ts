import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EvidenceReadings } from '#domain/generated/schemas.js';
import type { Transaction } from '#platform/database/in-transaction.js';

/** As what somebody reads. */
export type Capacity = EvidenceReadings['items'][number]['as'];

/** The right to read an item, and the claim that it comes from. */
export interface Admission {
  readonly capacity: Capacity;
  readonly claimId?: string;
  /** False for an assessor who has not declared to be independent. */
  readonly declared: boolean;
}

/** Who may read evidence because of a claim, and who has read it. */
@Injectable()
export class EvidenceReadingsStore {
  constructor(private readonly db: DataSource) {}

  /** Of an assessor with a judgement still to give on a claim that rests on the experience. */
  async assessorOf(personId: string, experienceId: string): Promise<Admission | undefined> {
    const [row] = await this.db.query<{ id: string; turn: number; declared: boolean }[]>(
      `SELECT c.id, a.turn, a.declared_at IS NOT NULL AS declared
       FROM assessment a JOIN claim c ON c.id = a.claim_id
       JOIN claim_experience e ON e.claim_id = c.id
       WHERE a.assessor_id = $1 AND e.experience_id = $2 AND a.submitted_at IS NULL
         AND c.state IN ('assessing', 'second-assessing', 'appealed')
       ORDER BY declared DESC, c.id`,
      [personId, experienceId],
    );
    if (!row) return undefined;
    const { id: claimId, turn, declared } = row;
    return { capacity: turn === 4 ? 'appeal-assessor' : 'assessor', claimId, declared };
  }

  /** Of whoever may moderate a claim that waits for a moderator: neither candidate nor assessor of it. */
  async moderatorOf(
    personId: string | undefined,
    experienceId: string,
  ): Promise<Admission | undefined> {
    const [row] = await this.db.query<{ id: string }[]>(
      `SELECT c.id FROM claim c JOIN claim_experience e ON e.claim_id = c.id
       WHERE e.experience_id = $2 AND c.state = 'moderating' AND c.person_id IS DISTINCT FROM $1::uuid
         AND NOT EXISTS (SELECT FROM assessment a WHERE a.claim_id = c.id AND a.assessor_id = $1::uuid)
         AND NOT EXISTS (SELECT FROM claim_note n WHERE n.claim_id = c.id AND n.person_id = $1::uuid)
       ORDER BY c.id`,
      [personId ?? null, experienceId],
    );
    return row && { capacity: 'moderator', claimId: row.id, declared: true };
  }

  async add(
    evidenceId: string,
    accountId: string,
    { capacity, claimId }: Admission,
    at: Date,
    m: Transaction,
  ): Promise<void> {
    await m.query(
      `INSERT INTO evidence_reading (evidence_id, claim_id, account_id, capacity, at)
       VALUES ($1, $2, $3, $4, $5)`,
      [evidenceId, claimId ?? null, accountId, capacity, at],
    );
  }

  /** Oldest first. An account that was erased has no name any more. */
  async of(evidenceId: string): Promise<
    readonly {
      readonly at: Date;
      readonly capacity: Capacity;
      readonly claimId: string | null;
      readonly name: string | null;
    }[]
  > {
    return this.db.query(
      `SELECT r.at, r.capacity, r.claim_id AS "claimId", a.name
       FROM evidence_reading r LEFT JOIN account a ON a.id = r.account_id
       WHERE r.evidence_id = $1 ORDER BY r.seq`,
      [evidenceId],
    );
  }

  /** Of all evidence of a person, the newest first. */
  async ofPerson(
    personId: string,
    limit: number,
  ): Promise<
    readonly {
      readonly at: Date;
      readonly evidenceId: string;
      readonly capacity: Capacity;
      readonly claimId: string | null;
      readonly name: string | null;
    }[]
  > {
    return this.db.query(
      `SELECT r.at, r.evidence_id AS "evidenceId", r.capacity, r.claim_id AS "claimId", a.name
       FROM evidence_reading r JOIN evidence e ON e.id = r.evidence_id
         JOIN experience x ON x.id = e.experience_id LEFT JOIN account a ON a.id = r.account_id
       WHERE x.person_id = $1 ORDER BY r.seq DESC LIMIT $2`,
      [personId, limit],
    );
  }

  async count(personId: string, m: Transaction = this.db.manager): Promise<number> {
    const [row] = await m.query<{ count: number }[]>(
      `SELECT count(*)::integer AS count FROM evidence_reading r
       JOIN evidence e ON e.id = r.evidence_id JOIN experience x ON x.id = e.experience_id
       WHERE x.person_id = $1`,
      [personId],
    );
    return row?.count ?? 0;
  }

  /** Readings and consents of the person's evidence go with it. */
  async erase(personId: string, m: Transaction): Promise<void> {
    for (const table of ['evidence_reading', 'evidence_consent'])
      await m.query(
        `DELETE FROM ${table} WHERE evidence_id IN (SELECT e.id FROM evidence e
           JOIN experience x ON x.id = e.experience_id WHERE x.person_id = $1)`,
        [personId],
      );
  }
}
