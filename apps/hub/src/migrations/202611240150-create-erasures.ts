import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
  -- All that remains of an erasure. The id of the person leads to nothing any more; it is kept so
  -- that a second request is known, and so that a restored backup can be erased again.
  CREATE TABLE erasure (
    person_id uuid PRIMARY KEY,
    id uuid NOT NULL UNIQUE,
    asked_by text NOT NULL CHECK (asked_by IN ('person', 'officer')),
    account_id uuid,
    erased_at timestamptz NOT NULL,
    CHECK ((asked_by = 'officer') = (account_id IS NOT NULL))
  );
  CREATE TABLE body_erasure (
    sha256 bytea PRIMARY KEY CHECK (octet_length(sha256) = 32),
    reason_code text NOT NULL CHECK (reason_code IN ('personal-data', 'rights-of-others', 'mistake')),
    account_id uuid NOT NULL,
    erased_at timestamptz NOT NULL
  );
  -- What is left of a person who has judged others says nothing about them.
  ALTER TABLE person ADD COLUMN erased boolean NOT NULL DEFAULT false;
  ALTER TABLE person ALTER COLUMN firm_id DROP NOT NULL;
  ALTER TABLE person ADD CONSTRAINT person_erased_says_nothing CHECK (
    CASE WHEN erased
      THEN firm_id IS NULL AND manager_id IS NULL AND key = id::text AND given_name = 'Erased'
        AND family_name = 'person' AND email = id::text || '@erased.invalid'
      ELSE firm_id IS NOT NULL END);
  ALTER TABLE claim_event DROP CONSTRAINT claim_event_command_check;
  ALTER TABLE claim_event ADD CONSTRAINT claim_event_command_check
    CHECK (command IN ('open', 'assign', 'submit', 'accept', 'release'));
  ALTER TABLE mapping_proposal ALTER COLUMN rationale DROP NOT NULL;
`;

const FUNCTIONS = [
  // The lock makes a request that was under way wait for the erasure, and then find it.
  `CREATE FUNCTION refuse_erased_person() RETURNS trigger LANGUAGE plpgsql AS $$
   DECLARE whose uuid;
   BEGIN
     IF TG_TABLE_NAME = 'assessment' THEN whose := NEW.assessor_id;
     ELSE whose := NEW.person_id; END IF;
     PERFORM 1 FROM person WHERE id = whose FOR KEY SHARE;
     IF EXISTS (SELECT FROM erasure WHERE person_id = whose) THEN
       RAISE EXCEPTION 'a person who was erased gets no new row in %', TG_TABLE_NAME;
     END IF;
     RETURN NEW;
   END $$`,
  `CREATE FUNCTION refuse_delete_without_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
   DECLARE whose uuid;
   BEGIN
     IF TG_TABLE_NAME = 'credential' THEN whose := OLD.person_id;
     ELSIF TG_TABLE_NAME = 'status_change' THEN
       SELECT person_id INTO whose FROM credential WHERE id = OLD.credential_id;
     ELSE SELECT person_id INTO whose FROM claim WHERE id = OLD.claim_id; END IF;
     IF NOT EXISTS (SELECT FROM erasure WHERE person_id = whose) THEN
       RAISE EXCEPTION 'DELETE of % is refused: only an erasure deletes', TG_TABLE_NAME;
     END IF;
     RETURN OLD;
   END $$`,
];

const NO_NEW_ROWS = ['experience', 'claim', 'assessment', 'credential', 'subject_key'];
const NO_DELETE = ['claim_event', 'credential', 'status_change'];

/** Erasing people, and texts that proposals carry (docs/design/ledger.md 8). */
export class CreateErasures1795485000000 implements MigrationInterface {
  name = 'CreateErasures1795485000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(TABLES);
    for (const text of FUNCTIONS) await q.query(text);
    for (const table of ['erasure', 'body_erasure'])
      await q.query(`
        CREATE TRIGGER ${table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change()`);
    for (const table of NO_NEW_ROWS)
      await q.query(`
        CREATE TRIGGER ${table}_not_of_the_erased BEFORE INSERT ON ${table}
        FOR EACH ROW EXECUTE FUNCTION refuse_erased_person()`);
    await q.query('DROP TRIGGER claim_event_only_grows ON claim_event');
    await q.query(`
      CREATE TRIGGER claim_event_never_changes BEFORE UPDATE OR TRUNCATE ON claim_event
      FOR EACH STATEMENT EXECUTE FUNCTION claim_event_refuse_change()`);
    for (const table of NO_DELETE)
      await q.query(`
        CREATE TRIGGER ${table}_goes_with_its_person BEFORE DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION refuse_delete_without_erasure()`);
    await q.query('DROP TRIGGER mapping_proposal_only_grows ON mapping_proposal');
    await q.query(`
      CREATE TRIGGER mapping_proposal_keeps_rows BEFORE DELETE OR TRUNCATE ON mapping_proposal
      FOR EACH STATEMENT EXECUTE FUNCTION standard_refuse_change()`);
    await q.query(`
      CREATE TRIGGER mapping_proposal_keeps_its_rule BEFORE UPDATE ON mapping_proposal
      FOR EACH ROW WHEN (NOT (new.rationale IS NULL AND
        (new.id, new.from_version_uri, new.to_version_uri, new.relation, new.submitted_at,
         new.intent_id) IS NOT DISTINCT FROM
        (old.id, old.from_version_uri, old.to_version_uri, old.relation, old.submitted_at,
         old.intent_id)))
      EXECUTE FUNCTION standard_refuse_change()`);
  }

  /** Only while nothing was erased: what is gone does not come back with the old tables. */
  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      DO $$ BEGIN
        IF EXISTS (SELECT FROM erasure) OR EXISTS (SELECT FROM body_erasure) THEN
          RAISE EXCEPTION 'erasures cannot be undone';
        END IF;
      END $$`);
    await q.query('DROP TRIGGER mapping_proposal_keeps_its_rule ON mapping_proposal');
    await q.query('DROP TRIGGER mapping_proposal_keeps_rows ON mapping_proposal');
    await q.query(`
      CREATE TRIGGER mapping_proposal_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE
      ON mapping_proposal FOR EACH STATEMENT EXECUTE FUNCTION standard_refuse_change()`);
    for (const table of NO_DELETE)
      await q.query(`DROP TRIGGER ${table}_goes_with_its_person ON ${table}`);
    await q.query('DROP TRIGGER claim_event_never_changes ON claim_event');
    await q.query(`
      CREATE TRIGGER claim_event_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON claim_event
      FOR EACH STATEMENT EXECUTE FUNCTION claim_event_refuse_change()`);
    for (const table of NO_NEW_ROWS)
      await q.query(`DROP TRIGGER ${table}_not_of_the_erased ON ${table}`);
    await q.query('DROP FUNCTION refuse_delete_without_erasure(), refuse_erased_person()');
    await q.query(`
      ALTER TABLE mapping_proposal ALTER COLUMN rationale SET NOT NULL;
      ALTER TABLE claim_event DROP CONSTRAINT claim_event_command_check;
      ALTER TABLE claim_event ADD CONSTRAINT claim_event_command_check
        CHECK (command IN ('open', 'assign', 'submit', 'accept'));
      ALTER TABLE person DROP CONSTRAINT person_erased_says_nothing;
      ALTER TABLE person ALTER COLUMN firm_id SET NOT NULL;
      ALTER TABLE person DROP COLUMN erased;
      DROP TABLE body_erasure, erasure`);
  }
}
