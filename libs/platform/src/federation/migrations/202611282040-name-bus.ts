import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Names the tables of the embedded bus, as a broker has a cluster id: offsets that a reader stored
 * are those of these tables, not of tables that were dropped before. `IF NOT EXISTS`: see
 * CreateBus1795428600000.
 */
export class NameBus1795898400000 implements MigrationInterface {
  name = 'NameBus1795898400000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE IF NOT EXISTS bus_identity (
      one boolean PRIMARY KEY DEFAULT true CHECK (one),
      cluster_id text NOT NULL)`);
    await q.query(
      `INSERT INTO bus_identity (cluster_id) VALUES ('table-' || gen_random_uuid())
       ON CONFLICT DO NOTHING`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE bus_identity');
  }
}
