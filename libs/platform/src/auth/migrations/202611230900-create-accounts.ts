import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAccounts1795424400000 implements MigrationInterface {
  name = 'CreateAccounts1795424400000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE account (
        id uuid PRIMARY KEY,
        email text NOT NULL UNIQUE CHECK (email = lower(email)),
        name text NOT NULL,
        roles text[] NOT NULL CHECK (cardinality(roles) > 0),
        person_id uuid UNIQUE,
        password_hash text,
        failed_sign_ins int NOT NULL DEFAULT 0,
        failed_since timestamptz
      )`);
    await q.query(`
      CREATE TABLE session (
        token_digest bytea PRIMARY KEY CHECK (octet_length(token_digest) = 32),
        account_id uuid NOT NULL REFERENCES account,
        expires_at timestamptz NOT NULL
      )`);
    await q.query(`
      CREATE TABLE invitation (
        token_digest bytea PRIMARY KEY CHECK (octet_length(token_digest) = 32),
        account_id uuid NOT NULL REFERENCES account,
        expires_at timestamptz NOT NULL
      )`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE invitation, session, account');
  }
}
