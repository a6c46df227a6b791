import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { RecordedStatus } from '#domain/credential/change-status.js';
import type { CompetenceRecord } from '#domain/generated/schemas.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import type { Prepared, StoredCredential } from './certifiable.js';
import { CONTESTED } from './status-changes.store.js';

interface Row {
  readonly id: string;
  readonly claim_id: string;
  readonly person_id: string;
  readonly record: string;
  readonly open_badge: string;
  readonly jwt: string;
  readonly issued_at: Date;
  readonly intent_id: string;
  readonly status: RecordedStatus;
  readonly contested_at: Date | null;
  readonly contest_reason: string | null;
  readonly asked_by: string | null;
  readonly asked_at: Date | null;
  readonly replaces: string | null;
  readonly replaced_by: string | null;
  readonly published: boolean;
}

/** Published: its leaf lies below the newest size that witnesses have cosigned. */
const CREDENTIAL = `
  SELECT c.id, c.claim_id, c.person_id, c.record, c.open_badge, c.jwt, c.issued_at, c.intent_id,
    coalesce(s.status, 'active') AS status, s.contested_at, s.contest_reason,
    q.asked_by, q.asked_at, c.replaces,
    (SELECT n.id FROM credential n WHERE n.replaces = c.id) AS replaced_by,
    EXISTS (SELECT FROM ledger_leaf l WHERE l.intent_id = c.intent_id AND l.idx <
      (SELECT max(p.size) FROM ledger_publication p WHERE p.log_id = l.log_id)) AS published
  FROM credential c
  LEFT JOIN revocation_request q ON q.credential_id = c.id AND q.outcome IS NULL
  LEFT JOIN LATERAL (SELECT l.status,
      CASE WHEN l.record::jsonb ->> 'reasonCode' = '${CONTESTED}' THEN l.decided_at END AS contested_at,
      l.reason AS contest_reason
    FROM status_change l WHERE l.credential_id = c.id ORDER BY l.ordinal DESC LIMIT 1) s ON true`;

const credentialOf = (row: Row): StoredCredential => ({
  id: row.id,
  claimId: row.claim_id,
  personId: row.person_id,
  record: JSON.parse(row.record) as CompetenceRecord,
  openBadge: row.open_badge,
  jwt: row.jwt,
  issuedAt: row.issued_at,
  intentId: row.intent_id,
  status: row.status,
  ...(row.contested_at &&
    row.contest_reason !== null && {
      contestedAt: row.contested_at,
      contestReason: row.contest_reason,
    }),
  ...(row.asked_by !== null &&
    row.asked_at && { asked: { askedBy: row.asked_by, askedAt: row.asked_at } }),
  ...(row.replaces !== null && { replaces: row.replaces }),
  ...(row.replaced_by !== null && { replacedBy: row.replaced_by }),
  ledgerState: row.published ? 'published' : 'pending',
});

/** A change of status as the holder sees it: who decided is not told. */
export interface RecordedChange {
  readonly at: Date;
  readonly status: RecordedStatus;
  readonly reasonCode: string;
  readonly reason: string;
}

/** Signed credentials and where they stand. */
@Injectable()
export class CredentialsStore {
  constructor(private readonly db: DataSource) {}

  async add(credential: Prepared, list: number, intentId: string, m: Transaction): Promise<void> {
    const { id, claimId, personId, record, openBadge, jwt, issuedAt, replaces } = credential;
    await m.query(
      `INSERT INTO credential (id, claim_id, person_id, record, open_badge, jwt, issued_at,
         status_list, status_index, intent_id, replaces)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        id,
        claimId,
        personId,
        JSON.stringify(record),
        openBadge,
        jwt,
        issuedAt,
        list,
        record.status.index,
        intentId,
        replaces ?? null,
      ],
    );
  }

  async find(id: string, m: Transaction = this.db.manager): Promise<StoredCredential | undefined> {
    const rows = await m.query<Row[]>(`${CREDENTIAL} WHERE c.id = $1`, [id]);
    return rows.map(credentialOf)[0];
  }

  async ofPerson(personId: string): Promise<readonly StoredCredential[]> {
    const rows = await this.db.query<Row[]>(
      `${CREDENTIAL} WHERE c.person_id = $1 ORDER BY c.issued_at, c.id`,
      [personId],
    );
    return rows.map(credentialOf);
  }

  async all(): Promise<readonly StoredCredential[]> {
    const rows = await this.db.query<Row[]>(`${CREDENTIAL} ORDER BY c.issued_at, c.id`);
    return rows.map(credentialOf);
  }

  /** Oldest first. */
  changesOf(credentialId: string): Promise<readonly RecordedChange[]> {
    return this.db.query<RecordedChange[]>(
      `SELECT decided_at AS at, status, record::jsonb ->> 'reasonCode' AS "reasonCode", reason
       FROM status_change WHERE credential_id = $1 ORDER BY ordinal`,
      [credentialId],
    );
  }

  async idsOfPerson(personId: string, m: Transaction): Promise<readonly string[]> {
    const rows = await m.query<{ id: string }[]>(
      'SELECT id FROM credential WHERE person_id = $1 ORDER BY id',
      [personId],
    );
    return rows.map(({ id }) => id);
  }

  /** All texts, every status change and request go. The entry of the status list stays taken, as it is. */
  async removeOfPerson(personId: string, m: Transaction): Promise<void> {
    for (const table of [
      'correction',
      'expiry_notice',
      'open_badge_jwt',
      'revocation_request',
      'status_change',
    ])
      await m.query(
        `DELETE FROM ${table}
         WHERE credential_id IN (SELECT id FROM credential WHERE person_id = $1)`,
        [personId],
      );
    await m.query('DELETE FROM credential WHERE person_id = $1', [personId]);
  }

  async countOfPerson(personId: string, m: Transaction = this.db.manager): Promise<number> {
    const [row] = await m.query<{ count: number }[]>(
      'SELECT count(*)::integer AS count FROM credential WHERE person_id = $1',
      [personId],
    );
    return row?.count ?? 0;
  }
}
