import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * When a followed ledger was last seen to be no further than our copy, over HTTP from the ledger
 * itself. What is followed already counts as seen now: otherwise an upgrade would find it old.
 */
export class CreateOriginContact1795896600000 implements MigrationInterface {
  name = 'CreateOriginContact1795896600000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE origin_contact (
      origin text PRIMARY KEY,
      confirmed_at timestamptz NOT NULL)`);
    await q.query(`INSERT INTO origin_contact
      SELECT origin, now() FROM ledger_log WHERE kind = 'mirror'`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE origin_contact');
  }
}
