import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateMembers1795435800000 implements MigrationInterface {
  name = 'CreateMembers1795435800000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE firm (
        id uuid PRIMARY KEY,
        key text NOT NULL UNIQUE,
        name text NOT NULL,
        trade text NOT NULL,
        town text NOT NULL,
        staff int NOT NULL CHECK (staff BETWEEN 1 AND 249)
      )`);
    // Managers may come later in the same file than the people they manage.
    await q.query(`
      CREATE TABLE person (
        id uuid PRIMARY KEY,
        key text NOT NULL UNIQUE,
        firm_id uuid NOT NULL REFERENCES firm,
        given_name text NOT NULL,
        family_name text NOT NULL,
        email text NOT NULL UNIQUE CHECK (email = lower(email)),
        manager_id uuid REFERENCES person DEFERRABLE INITIALLY DEFERRED,
        CHECK (manager_id <> id)
      )`);
    await q.query('CREATE INDEX person_firm ON person (firm_id)');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE person, firm');
  }
}
