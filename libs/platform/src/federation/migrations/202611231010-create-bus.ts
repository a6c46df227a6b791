import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The embedded bus (docs/design/federation.md 8). `IF NOT EXISTS`: hub and registry may both open
 * it in one process. Rows are messages in transit, not a record of anything: they may be dropped.
 */
export class CreateBus1795428600000 implements MigrationInterface {
  name = 'CreateBus1795428600000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE IF NOT EXISTS bus_partition (
      topic text NOT NULL,
      part integer NOT NULL CHECK (part >= 0),
      next_off bigint NOT NULL DEFAULT 0,
      retention_ms bigint NOT NULL,
      PRIMARY KEY (topic, part))`);
    await q.query(`CREATE TABLE IF NOT EXISTS bus_record (
      topic text NOT NULL,
      part integer NOT NULL,
      off bigint NOT NULL,
      key text NOT NULL,
      value bytea NOT NULL,
      headers text NOT NULL,
      written_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (topic, part, off),
      FOREIGN KEY (topic, part) REFERENCES bus_partition)`);
    await q.query('CREATE INDEX IF NOT EXISTS bus_record_by_age ON bus_record (topic, written_at)');
    await q.query(`CREATE TABLE IF NOT EXISTS bus_group (
      group_name text NOT NULL,
      topic text NOT NULL,
      part integer NOT NULL,
      off bigint NOT NULL,
      PRIMARY KEY (group_name, topic, part))`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE bus_group');
    await q.query('DROP TABLE bus_record');
    await q.query('DROP TABLE bus_partition');
  }
}
