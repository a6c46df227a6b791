import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
  CREATE TABLE share_link (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL,
    token_hash bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
    draft text NOT NULL,
    made_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL CHECK (expires_at > made_at),
    revoked_at timestamptz
  );
  CREATE INDEX share_link_person ON share_link (person_id, made_at);
  -- When and what; never who: no address, no browser.
  CREATE TABLE share_access (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    link_id uuid NOT NULL REFERENCES share_link ON DELETE CASCADE,
    opened_at timestamptz NOT NULL,
    what text NOT NULL CHECK (what IN ('page', 'open-badge', 'jwt', 'proof')),
    number int CHECK ((number IS NULL) = (what = 'page'))
  );
  CREATE INDEX share_access_link ON share_access (link_id, id);
`;

/** Links by which holders show credentials. The token itself is nowhere; both tables go with the person. */
export class CreateShares1795507200000 implements MigrationInterface {
  name = 'CreateShares1795507200000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(TABLES);
    await q.query(`
      CREATE TRIGGER share_link_not_of_the_erased BEFORE INSERT ON share_link
      FOR EACH ROW EXECUTE FUNCTION refuse_erased_person()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE share_access, share_link');
  }
}
