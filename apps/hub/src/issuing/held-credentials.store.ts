import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A credential that was in force at a moment, as far as an audit needs it. */
export interface HeldCredential {
  readonly id: string;
  readonly claimId: string;
  readonly personId: string;
  /** Version of the standard by which it was assessed. */
  readonly standard: string;
  readonly level: number;
  /** Null in records from before grades were kept. */
  readonly grade: 'A' | 'B' | 'C' | null;
  /** Day of the assessment, `YYYY-MM-DD`: a correction does not make it younger. */
  readonly assessedOn: string;
  /** RFC 3339; null for one without an end. */
  readonly validUntil: string | null;
  /** Index of its leaf, decimal; null while it waits for the sequencer. */
  readonly leafIndex: string | null;
}

/** What people held at a moment. Status changes only come, so the past can be read as it was. */
@Injectable()
export class HeldCredentialsStore {
  constructor(private readonly db: DataSource) {}

  /** Active then, and not over; in the order of issue. */
  inForce(personIds: readonly string[], at: Date): Promise<readonly HeldCredential[]> {
    return this.db.query<HeldCredential[]>(
      `SELECT c.id, c.claim_id AS "claimId", c.person_id AS "personId",
         j.record #>> '{standard,versionUri}' AS standard,
         (j.record #>> '{standard,level}')::int AS level,
         j.record #>> '{assessment,grade}' AS grade,
         j.record #>> '{assessment,assessedOn}' AS "assessedOn",
         j.record ->> 'validUntil' AS "validUntil",
         (SELECT l.idx::text FROM ledger_leaf l WHERE l.intent_id = c.intent_id) AS "leafIndex"
       FROM credential c
       CROSS JOIN LATERAL (SELECT c.record::jsonb AS record) j
       LEFT JOIN LATERAL (SELECT s.status FROM status_change s
         WHERE s.credential_id = c.id AND s.decided_at <= $2 ORDER BY s.ordinal DESC LIMIT 1) s
         ON true
       WHERE c.person_id = ANY ($1::uuid[]) AND c.issued_at <= $2
         AND coalesce(s.status, 'active') = 'active'
         AND coalesce((j.record ->> 'validUntil')::timestamptz > $2, true)
       ORDER BY c.issued_at, c.id`,
      [[...personIds], at],
    );
  }

  /** When the first credential of any of them was issued, whatever became of it. */
  async firstOf(personIds: readonly string[]): Promise<Date | undefined> {
    const [row] = await this.db.query<{ first: Date | null }[]>(
      'SELECT min(issued_at) AS first FROM credential WHERE person_id = ANY ($1::uuid[])',
      [[...personIds]],
    );
    return row?.first ?? undefined;
  }
}
