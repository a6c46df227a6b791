import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database/in-transaction.js';
import type { ClaimState } from './claim-record.js';

/** Which claims rest on experiences and evidence. */
@Injectable()
export class ClaimsOnEvidenceStore {
  /** States of the claims that rest on an experience; nobody changes them until the commit. */
  async heldStates(experienceId: string, m: Transaction): Promise<readonly ClaimState[]> {
    const rows = await m.query<{ state: ClaimState }[]>(
      `SELECT c.state FROM claim c JOIN claim_experience e ON e.claim_id = c.id
       WHERE e.experience_id = $1 ORDER BY c.id FOR SHARE OF c`,
      [experienceId],
    );
    return rows.map(({ state }) => state);
  }

  /** States of the claims in which a judgement cites the item of evidence. */
  async citing(evidenceId: string, m: Transaction): Promise<readonly ClaimState[]> {
    const rows = await m.query<{ state: ClaimState }[]>(
      `SELECT DISTINCT c.state FROM claim c JOIN assessment a ON a.claim_id = c.id
       WHERE position($1 IN a.judgement) > 0`,
      [evidenceId],
    );
    return rows.map(({ state }) => state);
  }
}
