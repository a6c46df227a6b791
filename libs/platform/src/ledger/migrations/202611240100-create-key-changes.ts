import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which keys came into use and went out of it, by log; the first key of the own log stands in
 * ledger_log. A change of the own log has its place once its intent is a leaf.
 */
export class CreateKeyChanges1795482000000 implements MigrationInterface {
  name = 'CreateKeyChanges1795482000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE ledger_key_change (
        log_id smallint NOT NULL REFERENCES ledger_log,
        verifier_key text NOT NULL CHECK (octet_length(verifier_key) BETWEEN 1 AND 400),
        change text NOT NULL CHECK (change IN ('added', 'retired')),
        intent_id uuid UNIQUE REFERENCES ledger_intent,
        idx bigint CHECK (idx BETWEEN 0 AND 9007199254740991),
        PRIMARY KEY (log_id, verifier_key, change),
        CHECK ((intent_id IS NULL) <> (idx IS NULL))
      )`);
    await q.query(`
      CREATE TRIGGER ledger_key_change_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE
      ON ledger_key_change FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change()`);
    // Before this no key could change: a mirror's key is the one its log was opened with.
    await q.query(`
      INSERT INTO ledger_key_change (log_id, verifier_key, change, idx)
      SELECT log_id, verifier_key, 'added', 0 FROM ledger_log WHERE kind = 'mirror'`);
    // Waits for a closing that is under way, so that no intent slips in behind the last leaf.
    await q.query(`
      CREATE FUNCTION ledger_refuse_when_closed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM FROM ledger_log WHERE log_id = new.log_id AND closed_at IS NULL FOR KEY SHARE;
        IF NOT FOUND THEN RAISE EXCEPTION 'log % is closed', new.log_id; END IF;
        RETURN new;
      END $$`);
    await q.query(`
      CREATE TRIGGER ledger_intent_needs_open_log BEFORE INSERT ON ledger_intent
      FOR EACH ROW EXECUTE FUNCTION ledger_refuse_when_closed()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      DROP TRIGGER ledger_intent_needs_open_log ON ledger_intent;
      DROP FUNCTION ledger_refuse_when_closed();
      DROP TABLE ledger_key_change`);
  }
}
