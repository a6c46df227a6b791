import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
  CREATE TABLE learning_record (
    id uuid PRIMARY KEY,
    firm_id uuid NOT NULL REFERENCES firm,
    kind text NOT NULL CHECK (kind IN ('note', 'training', 'mentoring', 'on-the-job'))
  );
  CREATE INDEX learning_record_firm ON learning_record (firm_id);
  -- A correction is a newer version; the last version of one that was removed says why.
  CREATE TABLE learning_version (
    record_id uuid NOT NULL REFERENCES learning_record,
    version int NOT NULL CHECK (version > 0),
    on_day date NOT NULL,
    about text NOT NULL,
    decided_by text CHECK (decided_by IN ('owner', 'staff', 'together')),
    attendants int CHECK (attendants > 0),
    provider text CHECK (provider IN ('outside', 'inside')),
    booked_on date CHECK (booked_on <= on_day),
    episodes int CHECK (episodes > 0),
    removal_reason text,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (record_id, version)
  );
  -- That somebody read a note outlives who it was.
  CREATE TABLE note_reading (
    record_id uuid NOT NULL REFERENCES learning_record,
    person_id uuid REFERENCES person,
    read_at timestamptz NOT NULL,
    UNIQUE (record_id, person_id)
  );
  CREATE INDEX note_reading_person ON note_reading (person_id);
  CREATE TABLE firm_exchange (
    id uuid PRIMARY KEY,
    first_firm uuid NOT NULL REFERENCES firm,
    second_firm uuid NOT NULL REFERENCES firm,
    on_day date NOT NULL,
    about text NOT NULL,
    on_platform boolean NOT NULL,
    -- Null when an officer recorded it for the hub.
    recording_firm uuid,
    recorded_at timestamptz NOT NULL,
    confirmed_at timestamptz,
    removed_at timestamptz,
    removal_reason text,
    CHECK (first_firm < second_firm),
    CHECK (recording_firm IN (first_firm, second_firm)),
    CHECK ((removed_at IS NULL) = (removal_reason IS NULL))
  );
  CREATE INDEX firm_exchange_first ON firm_exchange (first_firm);
  CREATE INDEX firm_exchange_second ON firm_exchange (second_firm);
`;

/** Learning records of firms and exchanges between them (docs/design/audit.md 2.4). */
export class CreateLearningRecords1795903860000 implements MigrationInterface {
  name = 'CreateLearningRecords1795903860000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(TABLES);
    await q.query(`
      CREATE TRIGGER learning_record_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE
        ON learning_record
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_the_past();
      CREATE TRIGGER learning_version_keeps_rows BEFORE DELETE OR TRUNCATE ON learning_version
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_the_past();
      -- The words of a record that was removed go; what it counted stays.
      CREATE TRIGGER learning_version_forgets_alone BEFORE UPDATE ON learning_version
        FOR EACH ROW WHEN (new.about <> '' OR
          (to_jsonb(new) - 'about') IS DISTINCT FROM (to_jsonb(old) - 'about'))
        EXECUTE FUNCTION refuse_change_of_the_past();
      CREATE TRIGGER note_reading_not_of_the_erased BEFORE INSERT ON note_reading
        FOR EACH ROW EXECUTE FUNCTION refuse_erased_person();
      CREATE TRIGGER note_reading_keeps_rows BEFORE DELETE OR TRUNCATE ON note_reading
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_the_past();
      CREATE TRIGGER note_reading_forgets_alone BEFORE UPDATE ON note_reading
        FOR EACH ROW WHEN (new.person_id IS NOT NULL OR
          (new.record_id, new.read_at) IS DISTINCT FROM (old.record_id, old.read_at))
        EXECUTE FUNCTION refuse_change_of_the_past();
      CREATE TRIGGER firm_exchange_keeps_rows BEFORE DELETE OR TRUNCATE ON firm_exchange
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_the_past();
      CREATE TRIGGER firm_exchange_stays_what_it_is BEFORE UPDATE ON firm_exchange
        FOR EACH ROW WHEN (old.removed_at IS NOT NULL OR
          (old.confirmed_at IS NOT NULL AND new.confirmed_at IS DISTINCT FROM old.confirmed_at) OR
          (new.about <> old.about AND new.removed_at IS NULL) OR
          (new.id, new.first_firm, new.second_firm, new.on_day, new.on_platform,
           new.recording_firm, new.recorded_at) IS DISTINCT FROM
          (old.id, old.first_firm, old.second_firm, old.on_day, old.on_platform,
           old.recording_firm, old.recorded_at))
        EXECUTE FUNCTION refuse_change_of_the_past()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE firm_exchange, note_reading, learning_version, learning_record');
  }
}
