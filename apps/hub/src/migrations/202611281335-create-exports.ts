import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
  CREATE TABLE passport_export (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person,
    account_id uuid NOT NULL,
    requested_at timestamptz NOT NULL,
    state text NOT NULL CHECK (state IN ('running', 'done', 'failed')),
    done int NOT NULL DEFAULT 0,
    total int NOT NULL DEFAULT 0,
    cursor text NOT NULL DEFAULT '',
    finished_at timestamptz,
    CHECK ((finished_at IS NULL) = (state = 'running'))
  );
  CREATE INDEX passport_export_person ON passport_export (person_id);
  CREATE UNIQUE INDEX passport_export_one_running ON passport_export (person_id)
    WHERE finished_at IS NULL;
  -- Sealed under the key of the person: unreadable from the moment they are erased.
  CREATE TABLE passport_export_file (
    export_id uuid NOT NULL REFERENCES passport_export ON DELETE CASCADE,
    name text NOT NULL,
    size bigint NOT NULL,
    sha256 text NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (export_id, name)
  );
`;

/** Archives that people take along; they go after a week, or with the person. */
export class CreateExports1795872900000 implements MigrationInterface {
  name = 'CreateExports1795872900000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(TABLES);
    await q.query(`
      CREATE TRIGGER passport_export_not_of_the_erased BEFORE INSERT ON passport_export
      FOR EACH ROW EXECUTE FUNCTION refuse_erased_person()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE passport_export_file, passport_export');
  }
}
