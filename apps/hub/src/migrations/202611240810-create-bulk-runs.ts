import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
  CREATE TABLE standing_acceptance (
    person_id uuid PRIMARY KEY REFERENCES person,
    ground text NOT NULL CHECK (ground IN ('own', 'paper')),
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL
  );
  CREATE TABLE bulk_run (
    id uuid PRIMARY KEY,
    started_by uuid NOT NULL,
    created_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL,
    finished_at timestamptz,
    state text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'cancelled')),
    CHECK ((finished_at IS NULL) = (state IN ('waiting', 'running')))
  );
  CREATE INDEX bulk_run_open ON bulk_run (due_at) WHERE finished_at IS NULL;
  CREATE TABLE bulk_row (
    run_id uuid NOT NULL REFERENCES bulk_run ON DELETE CASCADE,
    row int NOT NULL CHECK (row > 1),
    cells text[] NOT NULL,
    state text NOT NULL CHECK (state IN ('pending', 'issued', 'unchanged', 'refused')),
    credential_id uuid,
    faults text NOT NULL,
    PRIMARY KEY (run_id, row),
    CHECK (state NOT IN ('issued', 'unchanged') OR credential_id IS NOT NULL)
  );
  CREATE INDEX bulk_row_pending ON bulk_row (run_id, row) WHERE state = 'pending';
  CREATE TABLE bulk_row_key (
    row_key text PRIMARY KEY,
    content_digest bytea NOT NULL CHECK (octet_length(content_digest) = 32),
    person_id uuid NOT NULL,
    credential_id uuid NOT NULL
  );
  CREATE INDEX bulk_row_key_person ON bulk_row_key (person_id);
`;

/** Rows hold what the file said of people; they go with the run after 30 days, or with the person. */
export class CreateBulkRuns1795507800000 implements MigrationInterface {
  name = 'CreateBulkRuns1795507800000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(TABLES);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE bulk_row_key, bulk_row, bulk_run, standing_acceptance');
  }
}
