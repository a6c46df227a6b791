import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
  -- What a firm says of itself; the newest row holds.
  CREATE TABLE firm_facts (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    firm_id uuid NOT NULL REFERENCES firm,
    recorded_at timestamptz NOT NULL,
    heads numeric(4, 1) NOT NULL CHECK (heads > 0 AND heads <= 250),
    year_founded int NOT NULL,
    family_owned boolean NOT NULL,
    region text NOT NULL CHECK (region ~ '^[A-Z]{2}[A-Z0-9]{3}$'),
    shares_with_hub boolean NOT NULL,
    shares_surplus boolean NOT NULL,
    marketing_waiver text
  );
  CREATE INDEX firm_facts_firm ON firm_facts (firm_id, seq);
  CREATE TABLE role_profile (
    id uuid PRIMARY KEY,
    firm_id uuid NOT NULL REFERENCES firm
  );
  CREATE INDEX role_profile_firm ON role_profile (firm_id);
  -- A correction is a newer version; the last version of one that was removed says why.
  CREATE TABLE role_version (
    role_id uuid NOT NULL REFERENCES role_profile,
    version int NOT NULL CHECK (version > 0),
    name text NOT NULL,
    people int NOT NULL CHECK (people BETWEEN 0 AND 250),
    competences jsonb NOT NULL,
    removal_reason text,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (role_id, version)
  );
  CREATE TABLE role_review (
    role_id uuid NOT NULL REFERENCES role_profile,
    reviewed_at timestamptz NOT NULL,
    PRIMARY KEY (role_id, reviewed_at)
  );
  CREATE TABLE role_holder (
    role_id uuid NOT NULL REFERENCES role_profile,
    person_id uuid NOT NULL REFERENCES person,
    since timestamptz NOT NULL,
    until timestamptz CHECK (until >= since),
    PRIMARY KEY (role_id, person_id, since)
  );
  CREATE INDEX role_holder_person ON role_holder (person_id);
  CREATE UNIQUE INDEX role_holder_now ON role_holder (role_id, person_id) WHERE until IS NULL;
`;

/** Facts of firms, their posts, and who holds them (docs/design/audit.md 4.1). */
export class CreateSkills1795903800000 implements MigrationInterface {
  name = 'CreateSkills1795903800000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(TABLES);
    for (const table of ['firm_facts', 'role_profile', 'role_version', 'role_review'])
      await q.query(`
        CREATE TRIGGER ${table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_the_past()`);
    await q.query(`
      CREATE TRIGGER role_holder_not_of_the_erased BEFORE INSERT ON role_holder
        FOR EACH ROW EXECUTE FUNCTION refuse_erased_person();
      CREATE TRIGGER role_holder_ends_once BEFORE UPDATE ON role_holder
        FOR EACH ROW WHEN (old.until IS NOT NULL OR
          (new.role_id, new.person_id, new.since) IS DISTINCT FROM
          (old.role_id, old.person_id, old.since))
        EXECUTE FUNCTION refuse_change_of_the_past()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE role_holder, role_review, role_version, role_profile, firm_facts');
  }
}
