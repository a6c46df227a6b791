import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a follower of other parties' ledgers keeps beside the mirrors (docs/design/federation.md 5). */
export class CreateFollower1795429200000 implements MigrationInterface {
  name = 'CreateFollower1795429200000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE quarantine (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      origin text NOT NULL,
      code text NOT NULL,
      digest bytea NOT NULL CHECK (octet_length(digest) = 32),
      at timestamptz NOT NULL,
      UNIQUE (digest, origin, code))`);
    // Records refused in each minute, those without a row of their own included.
    await q.query(`CREATE TABLE quarantine_minute (
      bucket text NOT NULL,
      minute timestamptz NOT NULL,
      refused bigint NOT NULL,
      PRIMARY KEY (bucket, minute))`);
    await q.query(`CREATE TABLE parked_origin (
      origin text PRIMARY KEY,
      reason text NOT NULL CHECK (reason IN ('gap', 'body', 'root', 'projection', 'equivocation')),
      next_index bigint NOT NULL,
      seen_size bigint NOT NULL,
      since timestamptz NOT NULL,
      attempts integer NOT NULL DEFAULT 0,
      retry_at timestamptz NOT NULL)`);
    await q.query(`CREATE TABLE mirror_finding (
      origin text NOT NULL,
      idx bigint NOT NULL,
      code text NOT NULL,
      detail text NOT NULL,
      found_at timestamptz NOT NULL,
      PRIMARY KEY (origin, idx, code))`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE mirror_finding, parked_origin, quarantine_minute, quarantine');
  }
}
