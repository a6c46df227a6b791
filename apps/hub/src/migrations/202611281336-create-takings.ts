import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was taken along of a passport and when, for the person to see; gone with them. */
export class CreateTakings1795872960000 implements MigrationInterface {
  name = 'CreateTakings1795872960000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE passport_taking (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES person,
        at timestamptz NOT NULL,
        what text NOT NULL CHECK (what IN ('certificate-made', 'export-made', 'export-taken')),
        ref uuid NOT NULL
      );
      CREATE INDEX passport_taking_person ON passport_taking (person_id, at)`);
    await q.query(`
      CREATE TRIGGER passport_taking_not_of_the_erased BEFORE INSERT ON passport_taking
      FOR EACH ROW EXECUTE FUNCTION refuse_erased_person()`);
    await q.query(`
      CREATE TRIGGER passport_taking_never_changes BEFORE UPDATE OR TRUNCATE ON passport_taking
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_the_past()`);
    await q.query(`
      CREATE TRIGGER passport_taking_goes_with_its_person BEFORE DELETE ON passport_taking
      FOR EACH ROW EXECUTE FUNCTION refuse_past_delete_without_erasure()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE passport_taking');
  }
}
