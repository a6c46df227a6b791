import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Rounds of questions about firms and the cluster (docs/design/audit.md). No table here names a
 * person: a link is a number, a position and a digest; what was handed over hangs on an id of its own
 * that no link leads to; no row says when somebody answered. So an erasure has nothing to find here.
 */
export class CreateAuditRounds1795903200000 implements MigrationInterface {
  name = 'CreateAuditRounds1795903200000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE audit_round (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('firm', 'cluster')),
        firm_id uuid REFERENCES firm,
        cluster_round_id uuid REFERENCES audit_round,
        instrument_version text NOT NULL,
        created_at timestamptz NOT NULL,
        opens_at timestamptz NOT NULL,
        closes_at timestamptz NOT NULL CHECK (closes_at > opens_at),
        closed_at timestamptz,
        cancelled_at timestamptz,
        CHECK ((kind = 'firm') = (firm_id IS NOT NULL)),
        CHECK (kind = 'firm' OR cluster_round_id IS NULL),
        CHECK (num_nonnulls(closed_at, cancelled_at) < 2)
      );
      CREATE UNIQUE INDEX audit_round_one_of_a_firm ON audit_round (firm_id)
        WHERE kind = 'firm' AND closed_at IS NULL AND cancelled_at IS NULL;
      CREATE UNIQUE INDEX audit_round_one_of_the_cluster ON audit_round (kind)
        WHERE kind = 'cluster' AND closed_at IS NULL AND cancelled_at IS NULL;
      CREATE INDEX audit_round_cluster ON audit_round (cluster_round_id)`);
    // link_digest is of the token that was handed out, answer_digest of the one its first opening gave.
    await q.query(`
      CREATE TABLE audit_invitation (
        id uuid PRIMARY KEY,
        round_id uuid NOT NULL REFERENCES audit_round,
        number int NOT NULL CHECK (number BETWEEN 1 AND 500),
        stratum text NOT NULL CHECK (stratum IN ('owner', 'supervisor', 'employee', 'works-council',
          'hub-officer', 'member-firm', 'outside-observer')),
        form text NOT NULL CHECK (form IN ('short', 'full', 'cluster')),
        state text NOT NULL CHECK (state IN ('invited', 'opened', 'submitted', 'revoked')),
        link_digest bytea UNIQUE CHECK (octet_length(link_digest) = 32),
        answer_digest bytea UNIQUE CHECK (octet_length(answer_digest) = 32),
        answered_last_time boolean,
        UNIQUE (round_id, number)
      );
      CREATE TABLE audit_draft (
        invitation_id uuid NOT NULL REFERENCES audit_invitation,
        item text NOT NULL,
        code text CHECK (code IN ('0', '1', '2', '3', '4', 'DK', 'NA', 'REF')),
        PRIMARY KEY (invitation_id, item)
      )`);
    await q.query(`
      CREATE TABLE audit_respondent (
        id uuid PRIMARY KEY,
        round_id uuid NOT NULL REFERENCES audit_round,
        stratum text NOT NULL,
        answered_last_time boolean
      );
      CREATE INDEX audit_respondent_round ON audit_respondent (round_id);
      CREATE TABLE audit_answer (
        respondent_id uuid NOT NULL REFERENCES audit_respondent,
        item text NOT NULL,
        code text CHECK (code IN ('0', '1', '2', '3', '4', 'DK', 'NA', 'REF')),
        PRIMARY KEY (respondent_id, item)
      );
      CREATE TRIGGER audit_answer_stays_what_it_is BEFORE UPDATE ON audit_answer
        FOR EACH STATEMENT EXECUTE FUNCTION evidence_refuse_change();
      CREATE TRIGGER audit_respondent_stays_what_it_is BEFORE UPDATE ON audit_respondent
        FOR EACH STATEMENT EXECUTE FUNCTION evidence_refuse_change()`);
    // Tokens of rounds that are over: enough to say so to whoever still has the link, and nothing else.
    await q.query(`
      CREATE TABLE audit_spent_token (
        digest bytea PRIMARY KEY CHECK (octet_length(digest) = 32),
        spent_at timestamptz NOT NULL
      );
      CREATE TABLE audit_reminder (
        round_id uuid NOT NULL REFERENCES audit_round,
        days int NOT NULL CHECK (days IN (1, 3)),
        at timestamptz NOT NULL,
        PRIMARY KEY (round_id, days)
      )`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE audit_reminder, audit_spent_token, audit_answer, audit_respondent,
      audit_draft, audit_invitation, audit_round`);
  }
}
