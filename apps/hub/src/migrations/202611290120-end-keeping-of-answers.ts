import type { MigrationInterface, QueryRunner } from 'typeorm';

// That something ended stands here for good, with what others still rest on and nobody's answers.
const TABLES = `
  ALTER TABLE audit_round ADD COLUMN keep_months int CHECK (keep_months BETWEEN 12 AND 120);
  CREATE TABLE audit_answers_end (
    round_id uuid PRIMARY KEY REFERENCES audit_round,
    ended_at timestamptz NOT NULL,
    respondents int NOT NULL,
    said_yes int NOT NULL,
    said_no int NOT NULL
  );
  CREATE TABLE audit_input_end (
    audit_id uuid PRIMARY KEY REFERENCES audit,
    ended_at timestamptz NOT NULL,
    facts text NOT NULL
  );
  ALTER TABLE audit ALTER COLUMN input DROP NOT NULL`;

const ENDS = ['audit_answers_end', 'audit_input_end'];
const ANSWERS = ['audit_answer', 'audit_respondent'];

// Nothing ends within a year, and an end that is on record has happened: both, or neither.
const FUNCTIONS = `
  CREATE FUNCTION audit_refuse_early_end() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE since timestamptz;
  BEGIN
    IF TG_TABLE_NAME = 'audit_input_end' THEN
      SELECT created_at INTO since FROM audit WHERE id = NEW.audit_id;
    ELSE
      SELECT closed_at INTO since FROM audit_round WHERE id = NEW.round_id;
    END IF;
    IF since IS NULL OR
      NEW.ended_at AT TIME ZONE 'UTC' < since AT TIME ZONE 'UTC' + interval '12 months' THEN
      RAISE EXCEPTION 'INSERT into % is refused: too early', TG_TABLE_NAME;
    END IF;
    RETURN NEW;
  END $$;
  CREATE FUNCTION audit_refuse_empty_end() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE stays boolean;
  BEGIN
    IF TG_TABLE_NAME = 'audit_input_end' THEN
      stays := EXISTS (SELECT FROM audit WHERE id = NEW.audit_id AND input IS NOT NULL);
    ELSE
      stays := EXISTS (SELECT FROM audit_respondent WHERE round_id = NEW.round_id);
    END IF;
    IF stays THEN RAISE EXCEPTION 'INSERT into % is refused: it is there', TG_TABLE_NAME; END IF;
    RETURN NULL;
  END $$;
  CREATE FUNCTION audit_refuse_change_but_end() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.input IS NOT NULL
      OR (NEW.id, NEW.kind, NEW.firm_id, NEW.round_id, NEW.seed, NEW.versions, NEW.input_digest,
          NEW.document, NEW.digest, NEW.intent_id, NEW.created_at) IS DISTINCT FROM
         (OLD.id, OLD.kind, OLD.firm_id, OLD.round_id, OLD.seed, OLD.versions, OLD.input_digest,
          OLD.document, OLD.digest, OLD.intent_id, OLD.created_at)
      OR NOT EXISTS (SELECT FROM audit_input_end WHERE audit_id = OLD.id) THEN
      RAISE EXCEPTION 'UPDATE of audit is refused: only its input goes, once its keeping has ended';
    END IF;
    RETURN NEW;
  END $$;
  CREATE FUNCTION audit_refuse_untold_delete() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE early boolean;
  BEGIN
    IF TG_TABLE_NAME = 'audit_answer' THEN
      early := EXISTS (SELECT FROM gone JOIN audit_respondent r ON r.id = gone.respondent_id
        JOIN audit_round d ON d.id = r.round_id WHERE d.cancelled_at IS NULL
          AND NOT EXISTS (SELECT FROM audit_answers_end e WHERE e.round_id = d.id));
    ELSE
      early := EXISTS (SELECT FROM gone JOIN audit_round d ON d.id = gone.round_id
        WHERE d.cancelled_at IS NULL
          AND NOT EXISTS (SELECT FROM audit_answers_end e WHERE e.round_id = d.id));
    END IF;
    IF early THEN
      RAISE EXCEPTION 'DELETE of % is refused: the round was not called off and its keeping goes on',
        TG_TABLE_NAME;
    END IF;
    RETURN NULL;
  END $$`;

/**
 * Answers and the inputs of audits go when their keeping ends (docs/adr/0029): nothing else of them
 * may change, and nothing goes without a row that says when.
 */
export class EndKeepingOfAnswers1795915200000 implements MigrationInterface {
  name = 'EndKeepingOfAnswers1795915200000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(TABLES);
    await q.query(FUNCTIONS);
    for (const table of ENDS)
      await q.query(`
        CREATE TRIGGER ${table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
        CREATE TRIGGER ${table}_comes_in_time BEFORE INSERT ON ${table}
          FOR EACH ROW EXECUTE FUNCTION audit_refuse_early_end();
        CREATE CONSTRAINT TRIGGER ${table}_has_happened AFTER INSERT ON ${table}
          DEFERRABLE INITIALLY DEFERRED
          FOR EACH ROW EXECUTE FUNCTION audit_refuse_empty_end()`);
    await q.query(`
      DROP TRIGGER audit_only_grows ON audit;
      CREATE TRIGGER audit_keeps_rows BEFORE DELETE OR TRUNCATE ON audit
        FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
      CREATE TRIGGER audit_loses_its_input_alone BEFORE UPDATE ON audit
        FOR EACH ROW EXECUTE FUNCTION audit_refuse_change_but_end()`);
    for (const table of ANSWERS)
      await q.query(`
        DROP TRIGGER ${table}_stays_what_it_is ON ${table};
        CREATE TRIGGER ${table}_never_changes BEFORE UPDATE OR TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION evidence_refuse_change();
        CREATE TRIGGER ${table}_goes_with_its_round AFTER DELETE ON ${table}
          REFERENCING OLD TABLE AS gone
          FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_untold_delete()`);
  }

  /** Refused by the database once an input is gone: nobody can bring it back. */
  async down(q: QueryRunner): Promise<void> {
    await q.query('ALTER TABLE audit ALTER COLUMN input SET NOT NULL');
    for (const table of ANSWERS)
      await q.query(`
        DROP TRIGGER ${table}_goes_with_its_round ON ${table};
        DROP TRIGGER ${table}_never_changes ON ${table};
        CREATE TRIGGER ${table}_stays_what_it_is BEFORE UPDATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION evidence_refuse_change()`);
    await q.query(`
      DROP TRIGGER audit_loses_its_input_alone ON audit;
      DROP TRIGGER audit_keeps_rows ON audit;
      CREATE TRIGGER audit_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
        FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
      DROP TABLE audit_input_end, audit_answers_end;
      DROP FUNCTION audit_refuse_untold_delete(), audit_refuse_change_but_end(),
        audit_refuse_empty_end(), audit_refuse_early_end();
      ALTER TABLE audit_round DROP COLUMN keep_months`);
  }
}
