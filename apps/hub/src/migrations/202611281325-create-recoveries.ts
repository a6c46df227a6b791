import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose access was restored, by whom and on what ground. Shown to the person, and gone with them. */
export class CreateRecoveries1795872300000 implements MigrationInterface {
  name = 'CreateRecoveries1795872300000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE recovery (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES person,
        account_id uuid NOT NULL,
        at timestamptz NOT NULL,
        identity_check text NOT NULL
          CHECK (identity_check IN ('in-person', 'document', 'video-call')),
        firm_change text NOT NULL CHECK (firm_change IN ('none', 'left', 'changed')),
        firm_before uuid NOT NULL REFERENCES firm,
        firm_after uuid NOT NULL REFERENCES firm,
        address_changed boolean NOT NULL,
        reason text NOT NULL
      );
      CREATE INDEX recovery_person ON recovery (person_id, at)`);
    await q.query(`
      CREATE TRIGGER recovery_not_of_the_erased BEFORE INSERT ON recovery
      FOR EACH ROW EXECUTE FUNCTION refuse_erased_person()`);
    await q.query(`
      CREATE TRIGGER recovery_never_changes BEFORE UPDATE OR TRUNCATE ON recovery
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_the_past()`);
    await q.query(`
      CREATE TRIGGER recovery_goes_with_its_person BEFORE DELETE ON recovery
      FOR EACH ROW EXECUTE FUNCTION refuse_past_delete_without_erasure()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE recovery');
  }
}
