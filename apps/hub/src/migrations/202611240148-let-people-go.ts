import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is left of a person who has judged others is a row that says nothing about them. */
export class LetPeopleGo1795484880000 implements MigrationInterface {
  name = 'LetPeopleGo1795484880000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      ALTER TABLE person ADD COLUMN erased boolean NOT NULL DEFAULT false;
      ALTER TABLE person ALTER COLUMN firm_id DROP NOT NULL;
      ALTER TABLE person ADD CONSTRAINT person_erased_says_nothing CHECK (
        CASE WHEN erased
          THEN firm_id IS NULL AND manager_id IS NULL AND key = id::text
            AND given_name = 'Erased' AND family_name = 'person'
            AND email = id::text || '@erased.invalid'
          ELSE firm_id IS NOT NULL END)`);
  }

  /** Fails where somebody was erased: an erased person is of no firm. */
  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      ALTER TABLE person DROP CONSTRAINT person_erased_says_nothing;
      ALTER TABLE person ALTER COLUMN firm_id SET NOT NULL;
      ALTER TABLE person DROP COLUMN erased`);
  }
}
