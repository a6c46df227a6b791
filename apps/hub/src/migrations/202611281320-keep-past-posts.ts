import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
  ALTER TABLE person ADD COLUMN left_at timestamptz,
    ADD CONSTRAINT person_erased_never_left CHECK (NOT erased OR left_at IS NULL);
  CREATE TABLE past_firm (
    person_id uuid NOT NULL REFERENCES person,
    firm_id uuid NOT NULL REFERENCES firm,
    PRIMARY KEY (person_id, firm_id)
  );
  -- Managers may come later in the same file than the people they manage.
  CREATE TABLE past_manager (
    person_id uuid NOT NULL REFERENCES person,
    manager_id uuid NOT NULL REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (person_id, manager_id)
  );
  CREATE INDEX past_manager_manager ON past_manager (manager_id);
  INSERT INTO past_firm SELECT id, firm_id FROM person WHERE firm_id IS NOT NULL;
  INSERT INTO past_manager SELECT id, manager_id FROM person WHERE manager_id IS NOT NULL;
`;

const FUNCTIONS = [
  // Whatever changes a person, what was true of them once is kept.
  `CREATE FUNCTION keep_past_post() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF NEW.firm_id IS NOT NULL THEN
       INSERT INTO past_firm VALUES (NEW.id, NEW.firm_id) ON CONFLICT DO NOTHING;
     END IF;
     IF NEW.manager_id IS NOT NULL THEN
       INSERT INTO past_manager VALUES (NEW.id, NEW.manager_id) ON CONFLICT DO NOTHING;
     END IF;
     RETURN NULL;
   END $$`,
  `CREATE FUNCTION stay_in_new_firm() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN NEW.left_at := NULL; RETURN NEW; END $$`,
  `CREATE FUNCTION refuse_change_of_the_past() RETURNS trigger LANGUAGE plpgsql AS
   $$ BEGIN RAISE EXCEPTION '% of % is refused', TG_OP, TG_TABLE_NAME; END $$`,
  `CREATE FUNCTION refuse_past_delete_without_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF NOT EXISTS (SELECT FROM erasure WHERE person_id = OLD.person_id)
       AND NOT (TG_TABLE_NAME = 'past_manager' AND EXISTS (SELECT FROM erasure
         WHERE person_id = (to_jsonb(OLD) ->> 'manager_id')::uuid)) THEN
       RAISE EXCEPTION 'DELETE of % is refused: only an erasure deletes', TG_TABLE_NAME;
     END IF;
     RETURN OLD;
   END $$`,
];

/** Firms and managers of before: independence is held against them too (docs/design/credentials.md 1.2). */
export class KeepPastPosts1795872000000 implements MigrationInterface {
  name = 'KeepPastPosts1795872000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(TABLES);
    for (const text of FUNCTIONS) await q.query(text);
    await q.query(`
      CREATE TRIGGER person_keeps_past_posts AFTER INSERT OR UPDATE OF firm_id, manager_id ON person
      FOR EACH ROW EXECUTE FUNCTION keep_past_post()`);
    await q.query(`
      CREATE TRIGGER person_stays_in_new_firm BEFORE UPDATE OF firm_id ON person
      FOR EACH ROW WHEN (old.firm_id IS DISTINCT FROM new.firm_id)
      EXECUTE FUNCTION stay_in_new_firm()`);
    for (const table of ['past_firm', 'past_manager']) {
      await q.query(`
        CREATE TRIGGER ${table}_never_changes BEFORE UPDATE OR TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_the_past()`);
      await q.query(`
        CREATE TRIGGER ${table}_goes_with_its_person BEFORE DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION refuse_past_delete_without_erasure()`);
    }
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TRIGGER person_keeps_past_posts ON person');
    await q.query('DROP TRIGGER person_stays_in_new_firm ON person');
    await q.query('DROP TABLE past_firm, past_manager');
    await q.query(`DROP FUNCTION keep_past_post(), stay_in_new_firm(), refuse_change_of_the_past(),
      refuse_past_delete_without_erasure()`);
    await q.query('ALTER TABLE person DROP COLUMN left_at');
  }
}
