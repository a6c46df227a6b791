import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What may change in a publication, before and after: see below. */
const SAME_PLACE = 'new.log_id = old.log_id AND new.size = old.size';
const SAME_FIRST_NOTE = `(new.log_id <> 1 OR
  (new.note, new.published_at) IS NOT DISTINCT FROM (old.note, old.published_at))`;

/**
 * A heartbeat keeps its fresher note beside the first one: a proof is given under the note a leaf
 * was first published with, and its time must not move. An epoch is cut once; the queue rows it
 * took are marked, so that a commitment that commits late waits for the next one.
 */
export class AddHeartbeatsAndEpochs1795483200000 implements MigrationInterface {
  name = 'AddHeartbeatsAndEpochs1795483200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE ledger_publication ADD COLUMN fresh_note text, ADD COLUMN fresh_at timestamptz,
        ADD CHECK ((fresh_note IS NULL) = (fresh_at IS NULL));
      ALTER TABLE ledger_queue ADD COLUMN epoch timestamptz;
      CREATE TABLE ledger_epoch (
        log_id smallint PRIMARY KEY REFERENCES ledger_log,
        cut_at timestamptz NOT NULL
      );
      ${ruleOf(`${SAME_PLACE} AND ${SAME_FIRST_NOTE}`)}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${ruleOf(SAME_PLACE)}
      DROP TABLE ledger_epoch;
      ALTER TABLE ledger_queue DROP COLUMN epoch;
      ALTER TABLE ledger_publication DROP COLUMN fresh_note, DROP COLUMN fresh_at`);
  }
}

const ruleOf = (rule: string) => `
  DROP TRIGGER ledger_publication_keeps_its_rule ON ledger_publication;
  CREATE TRIGGER ledger_publication_keeps_its_rule BEFORE UPDATE ON ledger_publication
  FOR EACH ROW WHEN (NOT (${rule})) EXECUTE FUNCTION ledger_refuse_change();`;
