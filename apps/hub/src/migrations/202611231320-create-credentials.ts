import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
  CREATE TABLE status_list (
    list int PRIMARY KEY,
    seq int NOT NULL CHECK (seq > 0),
    bits bytea NOT NULL CHECK (octet_length(bits) = 16384),
    credential text NOT NULL,
    intent_id uuid NOT NULL UNIQUE REFERENCES ledger_intent
  );
  CREATE TABLE status_index (
    list int NOT NULL REFERENCES status_list,
    idx int NOT NULL CHECK (idx BETWEEN 0 AND 131071),
    PRIMARY KEY (list, idx)
  );
  CREATE TABLE credential (
    id uuid PRIMARY KEY,
    claim_id uuid NOT NULL UNIQUE,
    person_id uuid NOT NULL,
    record text NOT NULL,
    open_badge text NOT NULL,
    jwt text NOT NULL,
    issued_at timestamptz NOT NULL,
    status_list int NOT NULL,
    status_index int NOT NULL,
    intent_id uuid NOT NULL UNIQUE REFERENCES ledger_intent,
    UNIQUE (status_list, status_index),
    FOREIGN KEY (status_list, status_index) REFERENCES status_index (list, idx)
  );
  CREATE INDEX credential_person ON credential (person_id);
  CREATE TABLE status_change (
    intent_id uuid PRIMARY KEY REFERENCES ledger_intent,
    credential_id uuid NOT NULL UNIQUE REFERENCES credential,
    record text NOT NULL,
    reason text NOT NULL,
    decided_by uuid NOT NULL,
    decided_at timestamptz NOT NULL
  );
`;

/** Exact signed texts are text, never jsonb. Erasure deletes rows; nothing ever changes them. */
export class CreateCredentials1795440000000 implements MigrationInterface {
  name = 'CreateCredentials1795440000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(TABLES);
    for (const table of ['status_index', 'credential', 'status_change'])
      await q.query(`
        CREATE TRIGGER ${table}_never_changes BEFORE UPDATE OR TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE status_change, credential, status_index, status_list');
  }
}
