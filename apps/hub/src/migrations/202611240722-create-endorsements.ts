import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Invitations to witnesses from outside, and their statements (docs/design/credentials.md 1.1). */
export class CreateEndorsements1795504920000 implements MigrationInterface {
  name = 'CreateEndorsements1795504920000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE endorsement (
        id uuid PRIMARY KEY,
        claim_id uuid NOT NULL REFERENCES claim,
        experience_id uuid NOT NULL REFERENCES experience,
        person_id uuid NOT NULL REFERENCES person,
        token_hash bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
        tasks text[] NOT NULL CHECK (cardinality(tasks) > 0),
        greeting text,
        language text NOT NULL,
        disclose boolean NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL CHECK (expires_at > created_at),
        revoked_at timestamptz,
        stated_at timestamptz,
        answers text[] CHECK (cardinality(answers) = cardinality(tasks)),
        evidence_id uuid REFERENCES evidence,
        witness text,
        erased_at timestamptz,
        CHECK (num_nulls(stated_at, evidence_id) IN (0, 2)),
        CHECK (stated_at IS NULL OR revoked_at IS NULL),
        CHECK (CASE WHEN erased_at IS NULL THEN num_nulls(stated_at, answers, witness) IN (0, 3)
          ELSE stated_at IS NOT NULL AND num_nulls(answers, witness) = 2 END)
      );
      CREATE INDEX endorsement_claim ON endorsement (claim_id);
      CREATE INDEX endorsement_person ON endorsement (person_id);
      CREATE TRIGGER endorsement_not_of_the_erased BEFORE INSERT ON endorsement
        FOR EACH ROW EXECUTE FUNCTION refuse_erased_person();
      CREATE TRIGGER endorsement_stays_what_it_is BEFORE UPDATE ON endorsement
        FOR EACH ROW WHEN (
          (new.id, new.claim_id, new.experience_id, new.person_id, new.token_hash, new.tasks,
           new.greeting, new.language, new.created_at, new.expires_at) IS DISTINCT FROM
          (old.id, old.claim_id, old.experience_id, old.person_id, old.token_hash, old.tasks,
           old.greeting, old.language, old.created_at, old.expires_at)
          OR old.revoked_at IS NOT NULL OR old.erased_at IS NOT NULL
          OR (old.stated_at IS NOT NULL AND new.erased_at IS NULL))
        EXECUTE FUNCTION evidence_refuse_change()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE endorsement');
  }
}
