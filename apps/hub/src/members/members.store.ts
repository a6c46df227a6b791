import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction, type Transaction } from '#platform/database/in-transaction.js';
import { FirmEntity } from './firm.entity.js';
import type { FirmRecord, Member, PersonRecord } from './member.js';
import { PersonEntity } from './person.entity.js';
import type { ErasedPerson } from '../privacy/personal-tables.service.js';
import type { Changes } from './plan-import.js';

interface MemberRow {
  readonly id: string;
  readonly firm_id: string | null;
  readonly firm_name: string | null;
  readonly manager_id: string | null;
  readonly given_name: string;
  readonly family_name: string;
  readonly roles: string[] | null;
  readonly past_firms: string[];
  readonly past_managers: string[];
}

/** PostgreSQL takes 65,535 parameters in a statement. */
const ROWS_IN_STATEMENT = 1_000;

const parts = <T>(items: readonly T[]): readonly T[][] =>
  Array.from({ length: Math.ceil(items.length / ROWS_IN_STATEMENT) }, (_, i) =>
    items.slice(i * ROWS_IN_STATEMENT, (i + 1) * ROWS_IN_STATEMENT),
  );

const personOf = (row: PersonEntity): PersonRecord => ({
  id: row.id,
  key: row.key,
  firmId: row.firmId,
  givenName: row.givenName,
  familyName: row.familyName,
  email: row.email,
  managerId: row.managerId ?? undefined,
  ...(row.leftAt && { leftAt: row.leftAt }),
});

/** Firms and people of the cluster. */
@Injectable()
export class MembersStore {
  constructor(private readonly db: DataSource) {}

  /** Runs one import at a time; readers go on, a second import waits for the commit of the first. */
  importing<T>(work: (m: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.db, async (m) => {
      await m.query('LOCK TABLE firm, person IN SHARE ROW EXCLUSIVE MODE');
      return work(m);
    });
  }

  firms(m: Transaction = this.db.manager): Promise<readonly FirmRecord[]> {
    return m.find(FirmEntity, { order: { key: 'ASC' } });
  }

  /** Everybody but those who were erased. */
  async people(m: Transaction = this.db.manager): Promise<readonly PersonRecord[]> {
    const where = { erased: false };
    return (await m.find(PersonEntity, { where, order: { key: 'ASC' } })).map(personOf);
  }

  async saveFirms({ added, changed }: Changes<FirmRecord>, m: Transaction): Promise<void> {
    for (const part of parts(added)) await m.insert(FirmEntity, part);
    for (const { id, ...firm } of changed) await m.update(FirmEntity, id, firm);
  }

  async savePeople({ added, changed }: Changes<PersonRecord>, m: Transaction): Promise<void> {
    // Whether somebody has left is not the business of a file.
    const row = ({ id, key, firmId, givenName, familyName, email, managerId }: PersonRecord) => ({
      ...{ id, key, firmId, givenName, familyName, email },
      managerId: managerId ?? null,
    });
    for (const part of parts(added.map(row))) await m.insert(PersonEntity, part);
    for (const person of changed) await m.update(PersonEntity, person.id, row(person));
  }

  /** An erased person has their id for a key. */
  async findByKey(
    key: string,
    m: Transaction = this.db.manager,
  ): Promise<PersonRecord | undefined> {
    const [person] = await m.query<PersonRecord[]>(
      `SELECT id, key, firm_id AS "firmId", given_name AS "givenName",
         family_name AS "familyName", email FROM person WHERE key = $1 AND NOT erased`,
      [key],
    );
    return person;
  }

  /** The people with these ids, in any order; ids that nobody has are left out. */
  async findMembers(
    ids: readonly string[],
    m: Transaction = this.db.manager,
  ): Promise<readonly Member[]> {
    const rows = await m.query<MemberRow[]>(
      `SELECT p.id, p.firm_id, f.name AS firm_name, p.manager_id, p.given_name, p.family_name,
         a.roles, ARRAY(SELECT h.firm_id FROM past_firm h WHERE h.person_id = p.id) AS past_firms,
         ARRAY(SELECT h.manager_id FROM past_manager h WHERE h.person_id = p.id) AS past_managers
       FROM person p LEFT JOIN firm f ON f.id = p.firm_id LEFT JOIN account a ON a.person_id = p.id
       WHERE p.id = ANY ($1::uuid[])`,
      [[...ids]],
    );
    return rows.map((row) => ({
      personId: row.id,
      // An erased person is of no firm; only the judgements they gave still lead to them.
      firmId: row.firm_id ?? '',
      firmName: row.firm_name ?? '',
      managerId: row.manager_id ?? undefined,
      givenName: row.given_name,
      familyName: row.family_name,
      roles: row.roles ?? [],
      pastFirmIds: row.past_firms,
      pastManagerIds: row.past_managers,
    }));
  }

  /** Ids of the people whose account holds a role; who has left their firm holds none in it. */
  async holdersOf(
    role: string,
    firmId: string | undefined,
    m: Transaction,
  ): Promise<readonly string[]> {
    const rows = await m.query<{ id: string }[]>(
      `SELECT p.id FROM person p JOIN account a ON a.person_id = p.id
       WHERE $1 = ANY (a.roles) AND ($2::uuid IS NULL OR p.firm_id = $2::uuid)
         AND p.left_at IS NULL AND NOT p.erased ORDER BY p.id`,
      [role, firmId ?? null],
    );
    return rows.map(({ id }) => id);
  }

  /** The person if they are there; nobody adds a row of theirs until the transaction ends. */
  async lock(personId: string, m: Transaction): Promise<ErasedPerson | undefined> {
    const [person] = await m.query<ErasedPerson[]>(
      `SELECT id AS "personId", key, email FROM person WHERE id = $1 AND NOT erased FOR UPDATE`,
      [personId],
    );
    return person;
  }

  /**
   * Moves a person: to another address, to another firm, or out of theirs, whose name stays on record.
   * Nobody of a firm they are no longer in manages them, or is managed by them.
   */
  async move(
    personId: string,
    { email, firmId, leftAt }: Pick<PersonRecord, 'email' | 'firmId' | 'leftAt'>,
    m: Transaction,
  ): Promise<void> {
    const rows = await m.query<[{ moved: boolean }[], number]>(
      `UPDATE person p SET email = $2, firm_id = $3, left_at = $4,
         manager_id = CASE WHEN q.firm_id = $3 AND $4::timestamptz IS NULL THEN p.manager_id END
       FROM person q WHERE p.id = $1 AND q.id = p.id
       RETURNING q.firm_id <> $3 OR p.left_at IS NOT NULL AS moved`,
      [personId, email, firmId, leftAt ?? null],
    );
    if (rows[0][0]?.moved)
      await m.query('UPDATE person SET manager_id = NULL WHERE manager_id = $1', [personId]);
  }

  async findPerson(personId: string, m: Transaction): Promise<PersonRecord | undefined> {
    const row = await m.findOneBy(PersonEntity, { id: personId, erased: false });
    return row ? personOf(row) : undefined;
  }

  async hasFirm(firmId: string, m: Transaction): Promise<boolean> {
    return (await m.countBy(FirmEntity, { id: firmId })) === 1;
  }

  /** Whether somebody else has this address. */
  async isTaken(email: string, personId: string, m: Transaction): Promise<boolean> {
    const rows = await m.query<object[]>(
      `SELECT 1 FROM person WHERE email = $1 AND id <> $2
       UNION ALL SELECT 1 FROM account WHERE email = $1 AND person_id IS DISTINCT FROM $2`,
      [email, personId],
    );
    return rows.length > 0;
  }

  /**
   * Deletes the row of a person, or leaves of it nothing but the id where a judgement they gave
   * refers to it. People they managed have no manager then.
   */
  async erase(personId: string, m: Transaction): Promise<void> {
    await m.query('UPDATE person SET manager_id = NULL WHERE manager_id = $1', [personId]);
    await m.query('DELETE FROM past_firm WHERE person_id = $1', [personId]);
    await m.query('DELETE FROM past_manager WHERE person_id = $1 OR manager_id = $1', [personId]);
    await m.query(
      `UPDATE person SET erased = true, left_at = NULL, firm_id = NULL, manager_id = NULL, key = id::text,
         given_name = 'Erased', family_name = 'person', email = id::text || '@erased.invalid'
       WHERE id = $1`,
      [personId],
    );
    await m.query(
      `DELETE FROM person WHERE id = $1
         AND NOT EXISTS (SELECT FROM assessment WHERE assessor_id = $1)`,
      [personId],
    );
  }
}
