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
  ALTER TABLE claim_event DROP CONSTRAINT claim_event_command_check;
  ALTER TABLE claim_event ADD CONSTRAINT claim_event_command_check
    CHECK (command IN ('open', 'assign', 'submit', 'accept', 'release'));
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
       RAISE EXCEPTION USING ERRCODE = 'GM001', MESSAGE = 'person.erased',
         DETAIL = 'a person who was erased gets no new row in ' || TG_TABLE_NAME;
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

/** Who was erased, and what the tables let in and out because of it (docs/design/ledger.md 8). */
export class CreateErasures1795485000000 implements MigrationInterface {
  name = 'CreateErasures1795485000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(TABLES);
    for (const text of FUNCTIONS) await q.query(text);
    await q.query(`
      CREATE TRIGGER erasure_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON erasure
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
  }

  /** Only while nothing was erased: what is gone does not come back with the old tables. */
  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      DO $$ BEGIN
        IF EXISTS (SELECT FROM erasure) THEN
          RAISE EXCEPTION 'erasures cannot be undone';
        END IF;
      END $$`);
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
      ALTER TABLE claim_event DROP CONSTRAINT claim_event_command_check;
      ALTER TABLE claim_event ADD CONSTRAINT claim_event_command_check
        CHECK (command IN ('open', 'assign', 'submit', 'accept'));
      DROP TABLE erasure`);
  }
}
