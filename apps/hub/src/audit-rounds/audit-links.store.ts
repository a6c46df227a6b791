import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Transaction } from '#platform/database/in-transaction.js';
import type { InvitationRecord } from './audit-round.js';
import { groupByKey } from './group-by-key.js';

interface Row {
  readonly id: string;
  readonly round_id: string;
  readonly number: number;
  readonly stratum: InvitationRecord['stratum'];
  readonly form: InvitationRecord['form'];
  readonly state: InvitationRecord['state'];
  readonly answered_last_time: boolean | null;
}

/** A link that is held, and whether by the token that its first opening gave. */
export interface HeldLink extends InvitationRecord {
  readonly isPersonal: boolean;
}

const COLUMNS = 'id, round_id, number, stratum, form, state, answered_last_time';

const recordOf = (row: Row): InvitationRecord => ({
  id: row.id,
  roundId: row.round_id,
  number: row.number,
  stratum: row.stratum,
  form: row.form,
  state: row.state,
  ...(row.answered_last_time !== null && { answeredLastTime: row.answered_last_time }),
});

/** Links for people who are asked; of their tokens only digests are kept, and none of a round that is over. */
@Injectable()
export class AuditLinksStore {
  constructor(private readonly db: DataSource) {}

  async add(link: InvitationRecord, linkDigest: Buffer, m: Transaction): Promise<void> {
    const { id, roundId, number, stratum, form, state } = link;
    await m.query(
      `INSERT INTO audit_invitation (id, round_id, number, stratum, form, state, link_digest)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, roundId, number, stratum, form, state, linkDigest],
    );
  }

  async ofRound(
    roundId: string,
    m: Transaction = this.db.manager,
  ): Promise<readonly InvitationRecord[]> {
    const rows = await m.query<Row[]>(
      `SELECT ${COLUMNS} FROM audit_invitation WHERE round_id = $1 ORDER BY number`,
      [roundId],
    );
    return rows.map(recordOf);
  }

  /** Those of several rounds, by round. */
  async ofRounds(
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, readonly InvitationRecord[]>> {
    const rows = await this.db.query<Row[]>(
      `SELECT ${COLUMNS} FROM audit_invitation WHERE round_id = ANY ($1::uuid[]) ORDER BY number`,
      [[...ids]],
    );
    return groupByKey(rows.map(recordOf), ({ roundId }) => roundId);
  }

  /** Held until the transaction ends. */
  async findLocked(id: string, m: Transaction): Promise<InvitationRecord | undefined> {
    const [row] = await m.query<Row[]>(
      `SELECT ${COLUMNS} FROM audit_invitation WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return row && recordOf(row);
  }

  /** Which round a token is of; not held, so it has to be found again by `hold`. */
  async roundOf(digest: Buffer, m: Transaction): Promise<string | undefined> {
    const [row] = await m.query<{ round_id: string }[]>(
      'SELECT round_id FROM audit_invitation WHERE link_digest = $1 OR answer_digest = $1',
      [digest],
    );
    return row?.round_id;
  }

  /** The link of a token, held until the transaction ends. */
  async hold(digest: Buffer, m: Transaction): Promise<HeldLink | undefined> {
    const [row] = await m.query<(Row & { is_personal: boolean | null })[]>(
      `SELECT ${COLUMNS}, answer_digest = $1 AS is_personal FROM audit_invitation
       WHERE link_digest = $1 OR answer_digest = $1 FOR UPDATE`,
      [digest],
    );
    return row && { ...recordOf(row), isPersonal: row.is_personal === true };
  }

  /** From now on answers go by this token; one that was given before opens nothing any more. */
  async open(id: string, answerDigest: Buffer, m: Transaction): Promise<void> {
    await m.query(
      `UPDATE audit_invitation SET state = 'opened', answer_digest = $2 WHERE id = $1`,
      [id, answerDigest],
    );
  }

  async renew(id: string, linkDigest: Buffer, m: Transaction): Promise<void> {
    await m.query(
      `UPDATE audit_invitation SET state = 'invited', link_digest = $2, answer_digest = NULL,
         answered_last_time = NULL WHERE id = $1`,
      [id, linkDigest],
    );
  }

  async revoke(id: string, m: Transaction): Promise<void> {
    await m.query(
      `UPDATE audit_invitation SET state = 'revoked', link_digest = NULL, answer_digest = NULL,
         answered_last_time = NULL WHERE id = $1`,
      [id],
    );
  }

  async sayLastTime(id: string, answered: boolean, m: Transaction): Promise<void> {
    await m.query('UPDATE audit_invitation SET answered_last_time = $2 WHERE id = $1', [
      id,
      answered,
    ]);
  }

  /** What was handed over hangs on another id; here remains that it was, and no more. */
  async submit(id: string, m: Transaction): Promise<void> {
    await m.query(
      `UPDATE audit_invitation SET state = 'submitted', answered_last_time = NULL WHERE id = $1`,
      [id],
    );
  }

  /** No token of the round leads to a link any more; that the round is over is still told. */
  async spend(roundId: string, at: Date, m: Transaction): Promise<void> {
    await m.query(
      `INSERT INTO audit_spent_token (digest, spent_at)
       SELECT unnest(array_remove(ARRAY[link_digest, answer_digest], NULL)), $2::timestamptz
       FROM audit_invitation WHERE round_id = $1 ON CONFLICT DO NOTHING`,
      [roundId, at],
    );
    await m.query(
      `UPDATE audit_invitation SET link_digest = NULL, answer_digest = NULL,
         answered_last_time = NULL WHERE round_id = $1`,
      [roundId],
    );
  }

  async isSpent(digest: Buffer, m: Transaction): Promise<boolean> {
    const rows = await m.query<object[]>('SELECT 1 FROM audit_spent_token WHERE digest = $1', [
      digest,
    ]);
    return rows.length > 0;
  }

  async forgetSpentBefore(moment: Date): Promise<void> {
    await this.db.query('DELETE FROM audit_spent_token WHERE spent_at < $1', [moment]);
  }
}
