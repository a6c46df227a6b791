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
    const row = (person: PersonRecord) => ({ ...person, managerId: person.managerId ?? null });
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
         a.roles
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
    }));
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
   * Deletes the row of a person, or leaves of it nothing but the id where a judgement they gave
   * refers to it. People they managed have no manager then.
   */
  async erase(personId: string, m: Transaction): Promise<void> {
    await m.query('UPDATE person SET manager_id = NULL WHERE manager_id = $1', [personId]);
    await m.query(
      `UPDATE person SET erased = true, firm_id = NULL, manager_id = NULL, key = id::text,
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
