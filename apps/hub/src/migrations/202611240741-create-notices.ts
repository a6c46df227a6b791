import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What holders are told. Keys of messages and ids only: no text of anybody. */
export class CreateNotices1795506060000 implements MigrationInterface {
  name = 'CreateNotices1795506060000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE notice (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES person,
        key text NOT NULL,
        args text NOT NULL,
        at timestamptz NOT NULL,
        read_at timestamptz
      );
      CREATE INDEX notice_person ON notice (person_id, at)`);
    await q.query(`
      CREATE TRIGGER notice_not_of_the_erased BEFORE INSERT ON notice
      FOR EACH ROW EXECUTE FUNCTION refuse_erased_person()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE notice');
  }
}
