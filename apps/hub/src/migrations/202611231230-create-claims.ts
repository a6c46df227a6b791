import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
  CREATE TABLE experience (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person,
    from_day date NOT NULL,
    to_day date,
    role text NOT NULL,
    tasks text[] NOT NULL CHECK (cardinality(tasks) > 0),
    recorded_at timestamptz NOT NULL,
    CHECK (from_day <= to_day)
  );
  CREATE INDEX experience_person ON experience (person_id);
  CREATE TABLE evidence (
    id uuid PRIMARY KEY,
    experience_id uuid NOT NULL REFERENCES experience,
    position smallint NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    made_at date NOT NULL,
    language text NOT NULL,
    media_type text NOT NULL,
    size int NOT NULL CHECK (size > 0),
    digest text NOT NULL CHECK (octet_length(digest) = 43),
    disclose boolean NOT NULL,
    UNIQUE (experience_id, position)
  );
  CREATE TABLE evidence_content (
    evidence_id uuid PRIMARY KEY REFERENCES evidence,
    sealed bytea NOT NULL
  );
  CREATE TABLE claim (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person,
    standard text NOT NULL REFERENCES local_standard,
    level smallint NOT NULL CHECK (level BETWEEN 1 AND 5),
    state text NOT NULL CHECK (state IN ('documented', 'assessing', 'second-assessing',
      'moderating', 'offered', 'not-met', 'certified')),
    opened_at timestamptz NOT NULL,
    credential_id uuid,
    CHECK ((state = 'certified') = (credential_id IS NOT NULL))
  );
  CREATE UNIQUE INDEX claim_open ON claim (person_id, standard, level)
    WHERE state NOT IN ('not-met', 'certified');
  CREATE TABLE claim_experience (
    claim_id uuid NOT NULL REFERENCES claim,
    experience_id uuid NOT NULL REFERENCES experience,
    position smallint NOT NULL,
    PRIMARY KEY (claim_id, experience_id)
  );
  CREATE INDEX claim_experience_experience ON claim_experience (experience_id);
  CREATE TABLE assessment (
    claim_id uuid NOT NULL REFERENCES claim,
    turn smallint NOT NULL CHECK (turn IN (1, 2)),
    assessor_id uuid NOT NULL REFERENCES person,
    tie text NOT NULL CHECK (tie IN ('none', 'same-firm', 'line-manager')),
    assigned_at timestamptz NOT NULL,
    submitted_at timestamptz,
    outcome text CHECK (outcome IN ('met', 'not-met')),
    methods text[],
    judgement text,
    PRIMARY KEY (claim_id, turn),
    UNIQUE (claim_id, assessor_id),
    CHECK (num_nulls(submitted_at, outcome, methods, judgement) IN (0, 4))
  );
  CREATE INDEX assessment_assessor ON assessment (assessor_id);
  CREATE TABLE claim_event (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    claim_id uuid NOT NULL REFERENCES claim,
    command text NOT NULL CHECK (command IN ('open', 'assign', 'submit', 'accept')),
    from_state text,
    to_state text NOT NULL,
    account_id uuid NOT NULL,
    at timestamptz NOT NULL
  );
  CREATE INDEX claim_event_claim ON claim_event (claim_id);
`;

export class CreateClaims1795437000000 implements MigrationInterface {
  name = 'CreateClaims1795437000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(TABLES);
    await q.query(`
      CREATE FUNCTION claim_event_refuse_change() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION '% of claim_event is refused: it only grows', TG_OP; END $$`);
    await q.query(`
      CREATE TRIGGER claim_event_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON claim_event
      FOR EACH STATEMENT EXECUTE FUNCTION claim_event_refuse_change()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      DROP TABLE claim_event, assessment, claim_experience, claim, evidence_content, evidence,
        experience`);
    await q.query('DROP FUNCTION claim_event_refuse_change()');
  }
}
