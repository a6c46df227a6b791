import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Decisions of the registry itself, findings that can be resolved, and how far the watch has read. */
export class AddWatch1795484460000 implements MigrationInterface {
  name = 'AddWatch1795484460000';

  async up(q: QueryRunner): Promise<void> {
    // An administrator decides, or evidence does; never nobody.
    await q.query(`
      ALTER TABLE accreditation_decision
        ALTER COLUMN decided_by DROP NOT NULL,
        ADD COLUMN evidence_id uuid REFERENCES ledger_evidence,
        ADD CHECK ((decided_by IS NULL) <> (evidence_id IS NULL))`);
    await q.query('ALTER TABLE mirror_finding ADD COLUMN resolved_at timestamptz');
    // A read model of the mirror: it can be dropped, and the watch reads everything again.
    await q.query(`
      CREATE TABLE watch_position (
        origin text PRIMARY KEY,
        next_index bigint NOT NULL CHECK (next_index >= 0),
        status_mismatch text
      )`);
    await q.query(`
      CREATE TABLE watch_status_seq (
        origin text NOT NULL,
        url text NOT NULL,
        seq bigint NOT NULL,
        PRIMARY KEY (origin, url)
      )`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE watch_status_seq, watch_position');
    await q.query('ALTER TABLE mirror_finding DROP COLUMN resolved_at');
    await q.query('ALTER TABLE accreditation_decision DROP COLUMN evidence_id');
  }
}
