import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
  ALTER TABLE evidence ADD COLUMN assess boolean NOT NULL DEFAULT true;
  ALTER TABLE evidence ALTER COLUMN assess DROP DEFAULT;
  ALTER TABLE evidence ADD COLUMN details text;
  ALTER TABLE evidence ADD COLUMN captured_by text NOT NULL DEFAULT 'candidate'
    CHECK (captured_by IN ('candidate', 'witness'));
  ALTER TABLE evidence ALTER COLUMN captured_by DROP DEFAULT;
  ALTER TABLE evidence ADD COLUMN added_at timestamptz;
  UPDATE evidence e SET added_at = x.recorded_at FROM experience x WHERE x.id = e.experience_id;
  ALTER TABLE evidence ALTER COLUMN added_at SET NOT NULL;
  -- When a witness had the content erased; the row stays, as judgements cite it.
  ALTER TABLE evidence ADD COLUMN erased_at timestamptz;
  ALTER TABLE evidence ADD CONSTRAINT evidence_erased_says_nothing
    CHECK (erased_at IS NULL OR (details IS NULL AND NOT assess AND NOT disclose));
  -- Items that are described and wait for their bytes.
  CREATE TABLE evidence_draft (
    id uuid PRIMARY KEY,
    experience_id uuid NOT NULL REFERENCES experience,
    body text NOT NULL,
    upload_until timestamptz NOT NULL
  );
  CREATE INDEX evidence_draft_experience ON evidence_draft (experience_id);
  -- What a person has agreed to, and when; the newest is in force.
  CREATE TABLE evidence_consent (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    evidence_id uuid NOT NULL REFERENCES evidence,
    assess boolean NOT NULL,
    disclose boolean NOT NULL,
    at timestamptz NOT NULL
  );
  CREATE INDEX evidence_consent_evidence ON evidence_consent (evidence_id);
  INSERT INTO evidence_consent (evidence_id, assess, disclose, at)
    SELECT id, assess, disclose, added_at FROM evidence;
  -- Every time that somebody read the content.
  CREATE TABLE evidence_reading (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    evidence_id uuid NOT NULL REFERENCES evidence,
    claim_id uuid,
    account_id uuid NOT NULL,
    capacity text NOT NULL
      CHECK (capacity IN ('candidate', 'assessor', 'moderator', 'appeal-assessor')),
    at timestamptz NOT NULL,
    CHECK ((capacity = 'candidate') = (claim_id IS NULL))
  );
  CREATE INDEX evidence_reading_evidence ON evidence_reading (evidence_id);
`;

const KEPT = ['evidence_consent', 'evidence_reading'];

/** Consents, details and readings of evidence (docs/design/credentials.md 1.1). */
export class WidenEvidence1795504800000 implements MigrationInterface {
  name = 'WidenEvidence1795504800000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(TABLES);
    await q.query(`
      CREATE FUNCTION evidence_refuse_change() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION '% of % is refused', TG_OP, TG_TABLE_NAME; END $$`);
    await q.query(`
      CREATE FUNCTION evidence_refuse_delete_without_erasure() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN
        IF NOT EXISTS (SELECT FROM erasure r JOIN experience x ON x.person_id = r.person_id
          JOIN evidence e ON e.experience_id = x.id WHERE e.id = OLD.evidence_id) THEN
          RAISE EXCEPTION 'DELETE of % is refused: only an erasure deletes', TG_TABLE_NAME;
        END IF;
        RETURN OLD;
      END $$`);
    for (const table of KEPT) {
      await q.query(`
        CREATE TRIGGER ${table}_never_changes BEFORE UPDATE OR TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION evidence_refuse_change()`);
      await q.query(`
        CREATE TRIGGER ${table}_goes_with_its_person BEFORE DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION evidence_refuse_delete_without_erasure()`);
    }
    // What an item is never changes; what may be done with it does, and a witness may take it back.
    await q.query(`
      CREATE TRIGGER evidence_stays_what_it_is BEFORE UPDATE ON evidence
      FOR EACH ROW WHEN (
        (new.id, new.experience_id, new.position, new.kind, new.made_at, new.language,
         new.media_type, new.size, new.digest, new.captured_by, new.added_at) IS DISTINCT FROM
        (old.id, old.experience_id, old.position, old.kind, old.made_at, old.language,
         old.media_type, old.size, old.digest, old.captured_by, old.added_at)
        OR old.erased_at IS NOT NULL
        OR (new.erased_at IS NULL AND (new.title, new.details) IS DISTINCT FROM
          (old.title, old.details)))
      EXECUTE FUNCTION evidence_refuse_change()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TRIGGER evidence_stays_what_it_is ON evidence');
    await q.query('DROP TABLE evidence_reading, evidence_consent, evidence_draft');
    await q.query(
      'DROP FUNCTION evidence_refuse_change(), evidence_refuse_delete_without_erasure()',
    );
    await q.query(`
      ALTER TABLE evidence DROP CONSTRAINT evidence_erased_says_nothing, DROP COLUMN erased_at,
        DROP COLUMN added_at, DROP COLUMN captured_by, DROP COLUMN details, DROP COLUMN assess`);
  }
}
