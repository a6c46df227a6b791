import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a hub was last asked to send segments again. */
export class CreateResendAsked1795896720000 implements MigrationInterface {
  name = 'CreateResendAsked1795896720000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE resend_asked (
      origin text PRIMARY KEY,
      asked_at timestamptz NOT NULL)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE resend_asked');
  }
}
