import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { NewRoleProfile } from '#domain/generated/schemas.js';
import { inTransaction, type Transaction } from '#platform/database/in-transaction.js';
import type { RoleRecord } from './role-profile-record.js';

type Row = Omit<RoleRecord, 'reviewedAt'> & { readonly reviewedAt: Date | null };

const roleOf = ({ reviewedAt, ...row }: Row): RoleRecord => ({
  ...row,
  ...(reviewedAt && { reviewedAt }),
});

/** $1 the firm, $2 the moment. Who has left the firm holds no post in it any more. */
const ROLES = `
  SELECT r.id, r.firm_id AS "firmId", v.version, v.name, v.people, v.competences,
    v.recorded_at AS "recordedAt",
    (SELECT max(w.reviewed_at) FROM role_review w WHERE w.role_id = r.id AND w.reviewed_at <= $2)
      AS "reviewedAt",
    ARRAY(SELECT h.person_id FROM role_holder h JOIN person p ON p.id = h.person_id
      WHERE h.role_id = r.id AND h.since <= $2 AND (h.until IS NULL OR h.until > $2)
        AND p.firm_id = r.firm_id AND p.left_at IS NULL ORDER BY h.person_id) AS holders
  FROM role_profile r JOIN LATERAL (SELECT * FROM role_version o
    WHERE o.role_id = r.id AND o.recorded_at <= $2 ORDER BY o.version DESC LIMIT 1) v ON true
  WHERE r.firm_id = $1 AND v.removal_reason IS NULL`;

/** Posts of firms; a post is never changed, a newer version takes its place. */
@Injectable()
export class RoleProfilesStore {
  constructor(private readonly db: DataSource) {}

  atomically<T>(work: (m: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.db, work);
  }

  /** The posts of a firm that were described at a moment, by name. */
  async at(
    firmId: string,
    at: Date,
    m: Transaction = this.db.manager,
  ): Promise<readonly RoleRecord[]> {
    return (await m.query<Row[]>(`${ROLES} ORDER BY v.name, r.id`, [firmId, at])).map(roleOf);
  }

  async find(
    firmId: string,
    id: string,
    at: Date,
    m: Transaction,
  ): Promise<RoleRecord | undefined> {
    return (await m.query<Row[]>(`${ROLES} AND r.id = $3`, [firmId, at, id])).map(roleOf)[0];
  }

  /** Posts of a firm are changed one after the other. */
  async lock(firmId: string, m: Transaction): Promise<void> {
    await m.query('SELECT pg_advisory_xact_lock(hashtext(current_schema() || $1))', [
      ` role profiles of ${firmId}`,
    ]);
  }

  async create(id: string, firmId: string, m: Transaction): Promise<void> {
    await m.query('INSERT INTO role_profile (id, firm_id) VALUES ($1, $2)', [id, firmId]);
  }

  /** With a reason, it is the last version. */
  async addVersion(
    { id, version, name, people, competences }: RoleVersion,
    removalReason: string | null,
    at: Date,
    m: Transaction,
  ): Promise<void> {
    await m.query(
      `INSERT INTO role_version
         (role_id, version, name, people, competences, removal_reason, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, version, name, people, JSON.stringify(competences), removalReason, at],
    );
  }

  async review(id: string, at: Date, m: Transaction): Promise<void> {
    await m.query(
      'INSERT INTO role_review (role_id, reviewed_at) VALUES ($1, $2) ON CONFLICT DO NOTHING',
      [id, at],
    );
  }

  /** When the firm described its first post. */
  async firstOf(firmId: string): Promise<Date | undefined> {
    const [row] = await this.db.query<{ first: Date | null }[]>(
      `SELECT min(v.recorded_at) AS first FROM role_profile r
       JOIN role_version v ON v.role_id = r.id WHERE r.firm_id = $1`,
      [firmId],
    );
    return row?.first ?? undefined;
  }
}

/** One version of a post. */
export interface RoleVersion extends NewRoleProfile {
  readonly id: string;
  readonly version: number;
}
