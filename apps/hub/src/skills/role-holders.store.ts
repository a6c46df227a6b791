import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Transaction } from '#platform/database/in-transaction.js';

/** A post that somebody holds or held. */
export interface HeldRole {
  readonly firmId: string;
  readonly name: string;
  readonly since: Date;
  readonly until: Date | null;
}

/** Who holds which post, since when. */
@Injectable()
export class RoleHoldersStore {
  constructor(private readonly db: DataSource) {}

  /** Exactly these people hold the post from now on. */
  async fill(roleId: string, people: readonly string[], at: Date, m: Transaction): Promise<void> {
    await m.query(
      `UPDATE role_holder SET until = greatest($3, since)
       WHERE role_id = $1 AND until IS NULL AND NOT person_id = ANY ($2::uuid[])`,
      [roleId, [...people], at],
    );
    await m.query(
      `INSERT INTO role_holder (role_id, person_id, since)
       SELECT $1, p, $3 FROM unnest($2::uuid[]) p
       WHERE NOT EXISTS (SELECT FROM role_holder WHERE role_id = $1 AND person_id = p
         AND until IS NULL)`,
      [roleId, [...people], at],
    );
  }

  ofPerson(personId: string): Promise<readonly HeldRole[]> {
    return this.db.query<HeldRole[]>(
      `SELECT r.firm_id AS "firmId", h.since, h.until,
         (SELECT v.name FROM role_version v WHERE v.role_id = r.id ORDER BY v.version DESC LIMIT 1)
           AS name
       FROM role_holder h JOIN role_profile r ON r.id = h.role_id
       WHERE h.person_id = $1 ORDER BY h.since, r.id`,
      [personId],
    );
  }

  async countOfPerson(personId: string, m: Transaction = this.db.manager): Promise<number> {
    const [row] = await m.query<{ count: number }[]>(
      'SELECT count(*)::integer AS count FROM role_holder WHERE person_id = $1',
      [personId],
    );
    return row?.count ?? 0;
  }

  async removeOfPerson(personId: string, m: Transaction): Promise<void> {
    await m.query('DELETE FROM role_holder WHERE person_id = $1', [personId]);
  }
}
