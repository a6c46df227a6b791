import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
  CREATE TABLE audit (
    id uuid PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('firm', 'cluster')),
    firm_id uuid REFERENCES firm,
    round_id uuid NOT NULL UNIQUE,
    seed bigint NOT NULL,
    versions text NOT NULL,
    input bytea NOT NULL,
    input_digest bytea NOT NULL CHECK (octet_length(input_digest) = 32),
    document bytea NOT NULL,
    digest bytea NOT NULL CHECK (octet_length(digest) = 32),
    intent_id uuid NOT NULL UNIQUE REFERENCES ledger_intent,
    created_at timestamptz NOT NULL,
    CHECK ((firm_id IS NOT NULL) = (kind = 'firm'))
  );
  CREATE INDEX audit_firm ON audit (firm_id, created_at);
  -- A key of its own for each audit, wrapped: no two leaves of a firm have anything in common.
  CREATE TABLE audit_key (
    audit_id uuid PRIMARY KEY REFERENCES audit DEFERRABLE INITIALLY DEFERRED,
    key_enc bytea NOT NULL
  );
  CREATE TABLE audit_decision (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    audit_id uuid NOT NULL REFERENCES audit,
    rule text NOT NULL,
    state text NOT NULL CHECK (state IN ('open', 'accepted', 'declined', 'done')),
    reason text,
    follow_up_on date,
    at timestamptz NOT NULL,
    CHECK (state <> 'declined' OR reason IS NOT NULL)
  );
  CREATE INDEX audit_decision_audit ON audit_decision (audit_id, rule, id);
  CREATE TABLE audit_likeness (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    audit_id uuid NOT NULL REFERENCES audit,
    answer text NOT NULL CHECK (answer IN ('yes', 'partly', 'no')),
    comment text,
    at timestamptz NOT NULL
  );
  CREATE INDEX audit_likeness_audit ON audit_likeness (audit_id, id);
  CREATE TABLE audit_follow_up_notice (
    decision_id bigint PRIMARY KEY REFERENCES audit_decision,
    at timestamptz NOT NULL
  );
  CREATE TABLE audit_run (
    id uuid PRIMARY KEY,
    round_id uuid NOT NULL UNIQUE,
    state text NOT NULL CHECK (state IN ('running', 'done', 'failed')),
    started_at timestamptz NOT NULL,
    finished_at timestamptz,
    audit_id uuid REFERENCES audit,
    CHECK ((finished_at IS NULL) = (state = 'running')),
    CHECK ((audit_id IS NOT NULL) = (state = 'done'))
  );
  CREATE TABLE audit_run_firm (
    run_id uuid NOT NULL REFERENCES audit_run,
    round_id uuid NOT NULL,
    state text NOT NULL CHECK (state IN ('waiting', 'done', 'failed')),
    PRIMARY KEY (run_id, round_id)
  );
`;

const GROWING = ['audit', 'audit_decision', 'audit_likeness', 'audit_follow_up_notice'];

/** Audits of firms and clusters, the bytes that were hashed, and what became of them. */
export class CreateAudits1795904400000 implements MigrationInterface {
  name = 'CreateAudits1795904400000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(TABLES);
    for (const table of GROWING)
      await q.query(`
        CREATE TRIGGER ${table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(
      `DROP TABLE audit_run_firm, audit_run, audit_follow_up_notice, audit_likeness, audit_decision,
         audit_key, audit`,
    );
  }
}
