import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every validly signed checkpoint that was seen, and what makes evidence complete in itself
 * (docs/design/ledger.md 11). Both only grow.
 */
export class ObserveCheckpoints1795484400000 implements MigrationInterface {
  name = 'ObserveCheckpoints1795484400000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE observed_checkpoint (
        origin text NOT NULL,
        size bigint NOT NULL CHECK (size BETWEEN 0 AND 9007199254740991),
        root bytea NOT NULL CHECK (octet_length(root) = 32),
        note text NOT NULL,
        seen_from text NOT NULL CHECK (seen_from IN ('bus', 'http', 'witness', 'proof')),
        first_seen timestamptz NOT NULL,
        PRIMARY KEY (origin, size, root)
      )`);
    await q.query(`
      CREATE TRIGGER observed_checkpoint_only_grows
      BEFORE UPDATE OR DELETE OR TRUNCATE ON observed_checkpoint
      FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change()`);
    // Null in accusations, and in what was found before these columns were there.
    await q.query(`
      ALTER TABLE ledger_evidence
        ADD COLUMN size bigint,
        ADD COLUMN root_a bytea CHECK (octet_length(root_a) = 32),
        ADD COLUMN root_b bytea CHECK (octet_length(root_b) = 32),
        ADD COLUMN proof bytea CHECK (octet_length(proof) % 32 = 0)`);
    // One fact once, whichever of the two views came first.
    await q.query(`
      CREATE UNIQUE INDEX ledger_evidence_once
      ON ledger_evidence (origin, size, least(root_a, root_b), greatest(root_a, root_b))
      WHERE size IS NOT NULL`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP INDEX ledger_evidence_once');
    await q.query(
      'ALTER TABLE ledger_evidence DROP COLUMN size, DROP COLUMN root_a, DROP COLUMN root_b, DROP COLUMN proof',
    );
    await q.query('DROP TABLE observed_checkpoint');
  }
}
