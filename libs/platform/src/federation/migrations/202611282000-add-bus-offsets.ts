import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a follower reads on, and what a person wants to know of it (docs/design/federation.md 5). */
export class AddBusOffsets1795896000000 implements MigrationInterface {
  name = 'AddBusOffsets1795896000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE bus_offset (
      grp text NOT NULL,
      cluster_id text NOT NULL,
      topic text NOT NULL,
      part integer NOT NULL CHECK (part >= 0),
      next_off bigint NOT NULL CHECK (next_off >= 0),
      PRIMARY KEY (grp, cluster_id, topic, part))`);
    // Records with a true checkpoint and other entries than it signs. Proven: the log's own entries
    // are mirrored, so it was not the log.
    await q.query(`CREATE TABLE bus_tampering (
      origin text NOT NULL,
      digest bytea NOT NULL CHECK (octet_length(digest) = 32),
      size bigint NOT NULL,
      noticed_at timestamptz NOT NULL,
      proven_at timestamptz,
      PRIMARY KEY (origin, digest))`);
    // A person asks; the follower that runs answers.
    await q.query(`CREATE TABLE dead_letter_replay (
      id uuid PRIMARY KEY,
      asked_at timestamptz NOT NULL,
      done_at timestamptz,
      taken integer,
      refused integer,
      failure text)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE dead_letter_replay, bus_tampering, bus_offset');
  }
}
