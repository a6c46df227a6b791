import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Ledgers of other hubs as the registry entered them; `idx` is the leaf of the registry's ledger that
 * a row comes from. The witness of this hub cosigns for them.
 */
export class CreatePeerLog1795483800000 implements MigrationInterface {
  name = 'CreatePeerLog1795483800000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE peer_log (
        idx bigint PRIMARY KEY,
        origin text NOT NULL,
        verifier_key text NOT NULL
      )`);
    await q.query('CREATE INDEX peer_log_origin ON peer_log (origin, idx)');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE peer_log');
  }
}
