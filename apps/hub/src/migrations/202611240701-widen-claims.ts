import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
  ALTER TABLE claim DROP CONSTRAINT claim_state_check;
  ALTER TABLE claim ADD CONSTRAINT claim_state_check CHECK (state IN ('enquiry', 'identified',
    'documented', 'assessing', 'second-assessing', 'moderating', 'offered', 'not-met', 'appealed',
    'certified', 'withdrawn', 'closed'));
  ALTER TABLE claim DROP CONSTRAINT claim_check;
  ALTER TABLE claim ADD CONSTRAINT claim_certified CHECK (
    CASE state WHEN 'certified' THEN credential_id IS NOT NULL
      WHEN 'appealed' THEN true ELSE credential_id IS NULL END);
  ALTER TABLE claim ADD COLUMN consented_at timestamptz;
  UPDATE claim SET consented_at = opened_at;
  ALTER TABLE claim ALTER COLUMN consented_at SET NOT NULL;
  DROP INDEX claim_open;
  CREATE UNIQUE INDEX claim_open ON claim (person_id, standard, level)
    WHERE state NOT IN ('not-met', 'certified', 'withdrawn', 'closed');
  ALTER TABLE assessment DROP CONSTRAINT assessment_turn_check;
  ALTER TABLE assessment ADD CONSTRAINT assessment_turn_check CHECK (turn BETWEEN 1 AND 4);
  ALTER TABLE assessment ADD COLUMN declared_at timestamptz;
  ALTER TABLE assessment ADD COLUMN level_reached smallint;
  ALTER TABLE assessment ADD COLUMN grade text CHECK (grade IN ('A', 'B', 'C', 'D', 'E'));
  ALTER TABLE assessment ADD COLUMN mandate_id uuid REFERENCES mandate;
  CREATE INDEX assessment_mandate ON assessment (mandate_id);
  UPDATE assessment a SET declared_at = submitted_at,
    level_reached = CASE outcome WHEN 'met' THEN (SELECT level FROM claim WHERE id = claim_id) END,
    mandate_id = (SELECT id FROM mandate m WHERE m.person_id = a.assessor_id LIMIT 1)
  WHERE submitted_at IS NOT NULL;
  ALTER TABLE claim_event DROP CONSTRAINT claim_event_command_check;
  ALTER TABLE claim_event ADD CONSTRAINT claim_event_command_check CHECK (command IN ('open',
    'identify', 'document', 'assign', 'ask-more', 'submit', 'moderate', 'accept', 'appeal',
    'decide-appeal', 'release', 'withdraw', 'lapse'));
  ALTER TABLE claim_event ALTER COLUMN account_id DROP NOT NULL;
  ALTER TABLE claim_event ADD CONSTRAINT claim_event_somebody_acted
    CHECK (account_id IS NOT NULL OR command = 'lapse');
  -- What was decided or said about a claim, in the order in which it was.
  CREATE TABLE claim_note (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    claim_id uuid NOT NULL REFERENCES claim,
    kind text NOT NULL CHECK (kind IN ('gap-list', 'second', 'moderation', 'appeal', 'decision')),
    at timestamptz NOT NULL,
    person_id uuid,
    body text NOT NULL
  );
  CREATE INDEX claim_note_claim ON claim_note (claim_id);
  CREATE INDEX claim_note_person ON claim_note (person_id);
  CREATE UNIQUE INDEX claim_note_one_appeal ON claim_note (claim_id) WHERE kind = 'appeal';
  INSERT INTO claim_note (claim_id, kind, at, body)
    SELECT c.id, 'decision', max(a.submitted_at), json_build_object('how', 'assessment',
      'levelReached', CASE WHEN c.state = 'not-met' THEN NULL ELSE c.level END,
      'grade', NULL, 'moderated', false, 'sampled', false, 'gapPlan', '[]'::json)::text
    FROM claim c JOIN assessment a ON a.claim_id = c.id
    WHERE c.state IN ('offered', 'not-met', 'certified') AND a.submitted_at IS NOT NULL
    GROUP BY c.id;
`;

/** The whole process of a claim (docs/design/credentials.md 1). */
export class WidenClaims1795503660000 implements MigrationInterface {
  name = 'WidenClaims1795503660000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(TABLES);
    await q.query(`
      CREATE TRIGGER claim_note_goes_with_its_person BEFORE DELETE ON claim_note
      FOR EACH ROW EXECUTE FUNCTION refuse_delete_without_erasure()`);
    await q.query(`
      CREATE TRIGGER claim_note_keeps_its_words BEFORE UPDATE ON claim_note
      FOR EACH ROW WHEN (NOT (new.person_id IS NULL AND
        (new.claim_id, new.kind, new.at, new.body) IS NOT DISTINCT FROM
        (old.claim_id, old.kind, old.at, old.body)))
      EXECUTE FUNCTION claim_event_refuse_change()`);
  }

  /** Fails where claims are in states, or assessments in turns, that were not there before. */
  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      DROP TABLE claim_note;
      ALTER TABLE claim_event DROP CONSTRAINT claim_event_somebody_acted;
      ALTER TABLE claim_event ALTER COLUMN account_id SET NOT NULL;
      ALTER TABLE claim_event DROP CONSTRAINT claim_event_command_check;
      ALTER TABLE claim_event ADD CONSTRAINT claim_event_command_check
        CHECK (command IN ('open', 'assign', 'submit', 'accept', 'release'));
      ALTER TABLE assessment DROP COLUMN mandate_id, DROP COLUMN grade, DROP COLUMN level_reached,
        DROP COLUMN declared_at;
      ALTER TABLE assessment DROP CONSTRAINT assessment_turn_check;
      ALTER TABLE assessment ADD CONSTRAINT assessment_turn_check CHECK (turn IN (1, 2));
      DROP INDEX claim_open;
      CREATE UNIQUE INDEX claim_open ON claim (person_id, standard, level)
        WHERE state NOT IN ('not-met', 'certified');
      ALTER TABLE claim DROP COLUMN consented_at;
      ALTER TABLE claim DROP CONSTRAINT claim_certified;
      ALTER TABLE claim ADD CONSTRAINT claim_check
        CHECK ((state = 'certified') = (credential_id IS NOT NULL));
      ALTER TABLE claim DROP CONSTRAINT claim_state_check;
      ALTER TABLE claim ADD CONSTRAINT claim_state_check CHECK (state IN ('documented', 'assessing',
        'second-assessing', 'moderating', 'offered', 'not-met', 'certified'))`);
  }
}
