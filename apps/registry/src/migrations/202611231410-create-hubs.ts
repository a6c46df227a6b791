import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Hubs and the decisions on their accreditation. A decision is never changed: a later one follows. */
export class CreateHubs1795443000000 implements MigrationInterface {
  name = 'CreateHubs1795443000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE hub (
        id uuid PRIMARY KEY,
        legal_name text NOT NULL,
        did text NOT NULL UNIQUE,
        url text NOT NULL UNIQUE,
        origin text NOT NULL UNIQUE,
        verifier_key text NOT NULL UNIQUE,
        registered_at timestamptz NOT NULL
      )`);
    await q.query(`
      CREATE TABLE accreditation_decision (
        id uuid PRIMARY KEY,
        seq bigint GENERATED ALWAYS AS IDENTITY,
        hub_id uuid NOT NULL REFERENCES hub,
        decision text NOT NULL CHECK (decision IN ('accredited', 'suspended', 'withdrawn')),
        scope_standards text[] NOT NULL,
        scope_levels integer[] NOT NULL,
        valid_from timestamptz NOT NULL,
        valid_to timestamptz NOT NULL,
        reason_code text NOT NULL,
        decided_at timestamptz NOT NULL,
        decided_by uuid NOT NULL REFERENCES account,
        intent_id uuid NOT NULL UNIQUE REFERENCES ledger_intent,
        CHECK (valid_from < valid_to),
        CHECK (cardinality(scope_standards) = cardinality(scope_levels))
      )`);
    await q.query(
      'CREATE INDEX accreditation_decision_hub ON accreditation_decision (hub_id, seq)',
    );
    await q.query(`
      CREATE TRIGGER accreditation_decision_only_grows
      BEFORE UPDATE OR DELETE OR TRUNCATE ON accreditation_decision
      FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE accreditation_decision, hub');
  }
}
