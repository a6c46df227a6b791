import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A claim that is on file and not certified. */
export interface ClaimOnFile {
  readonly id: string;
  readonly personId: string;
  readonly standard: string;
  readonly level: number;
  readonly openedAt: Date;
  /** Whether somebody else speaks for it: a witness, a certificate, or assessors who found it met. */
  readonly hasOthersWord: boolean;
}

/** Until when somebody practised what they claimed by a standard. */
export interface Practice {
  readonly personId: string;
  readonly standard: string;
  /** `YYYY-MM-DD`. */
  readonly until: string;
}

/** What is on file of people's claims, for those who count. */
@Injectable()
export class ClaimsOnFileStore {
  constructor(private readonly db: DataSource) {}

  /** An enquiry claims nothing yet; a claim that was refused, withdrawn or certified does not wait. */
  uncertified(personIds: readonly string[], at: Date): Promise<readonly ClaimOnFile[]> {
    return this.db.query<ClaimOnFile[]>(
      `SELECT c.id, c.person_id AS "personId", c.standard, c.level, c.opened_at AS "openedAt",
         c.state = 'offered' OR EXISTS (SELECT FROM claim_experience x
           JOIN evidence e ON e.experience_id = x.experience_id
           WHERE x.claim_id = c.id AND e.assess AND e.erased_at IS NULL
             AND e.kind IN ('witness-statement', 'certificate')) AS "hasOthersWord"
       FROM claim c
       WHERE c.person_id = ANY ($1::uuid[]) AND c.opened_at <= $2 AND c.credential_id IS NULL
         AND c.state NOT IN ('enquiry', 'not-met', 'certified', 'withdrawn', 'closed')
       ORDER BY c.opened_at, c.id`,
      [[...personIds], at],
    );
  }

  /** Whoever judged each claim, by claim, in the order of turns. */
  async assessorsOf(claimIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const rows = await this.db.query<{ claim_id: string; assessors: string[] }[]>(
      `SELECT claim_id, array_agg(assessor_id ORDER BY turn) AS assessors FROM assessment
       WHERE claim_id = ANY ($1::uuid[]) AND submitted_at IS NOT NULL GROUP BY claim_id`,
      [[...claimIds]],
    );
    return new Map(rows.map(({ claim_id, assessors }) => [claim_id, assessors]));
  }

  /** Work that goes on counts up to the day on which it was recorded: nobody has said more. */
  practiceOf(personIds: readonly string[], at: Date): Promise<readonly Practice[]> {
    return this.db.query<Practice[]>(
      `SELECT c.person_id AS "personId", c.standard,
         max(coalesce(e.to_day, (e.recorded_at AT TIME ZONE 'UTC')::date))::text AS until
       FROM claim c JOIN claim_experience x ON x.claim_id = c.id
         JOIN experience e ON e.id = x.experience_id
       WHERE c.person_id = ANY ($1::uuid[]) AND c.state <> 'withdrawn' AND e.recorded_at <= $2
       GROUP BY c.person_id, c.standard`,
      [[...personIds], at],
    );
  }

  /** Judgements of claims of these people, after the first day up to and with the last one. */
  async countJudgements(
    personIds: readonly string[],
    after: string,
    until: string,
  ): Promise<number> {
    const [row] = await this.db.query<{ count: number }[]>(
      `SELECT count(*)::integer AS count FROM assessment a JOIN claim c ON c.id = a.claim_id
       WHERE c.person_id = ANY ($1::uuid[])
         AND (a.submitted_at AT TIME ZONE 'UTC')::date > $2::date
         AND (a.submitted_at AT TIME ZONE 'UTC')::date <= $3::date`,
      [[...personIds], after, until],
    );
    return row?.count ?? 0;
  }
}
