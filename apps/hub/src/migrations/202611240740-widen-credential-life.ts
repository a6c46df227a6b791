import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bitsFor, statesOf, statesOfRevoked } from '#credentials/status-states.js';

const TABLES = `
  -- Every change of a credential in its order; until now there was one kind, and one of it.
  ALTER TABLE status_change DROP CONSTRAINT status_change_credential_id_key;
  ALTER TABLE status_change ADD COLUMN ordinal int NOT NULL DEFAULT 1 CHECK (ordinal > 0);
  ALTER TABLE status_change ADD COLUMN status text NOT NULL DEFAULT 'revoked'
    CHECK (status IN ('active', 'suspended', 'superseded', 'revoked'));
  ALTER TABLE status_change ADD COLUMN asked_by uuid;
  ALTER TABLE status_change ALTER COLUMN ordinal DROP DEFAULT, ALTER COLUMN status DROP DEFAULT;
  ALTER TABLE status_change ADD CONSTRAINT status_change_two_people CHECK (asked_by <> decided_by);
  CREATE UNIQUE INDEX status_change_order ON status_change (credential_id, ordinal);
  CREATE UNIQUE INDEX status_change_final ON status_change (credential_id) WHERE status = 'revoked';
  CREATE TABLE revocation_request (
    id uuid PRIMARY KEY,
    credential_id uuid NOT NULL REFERENCES credential,
    reason_code text NOT NULL,
    reason text NOT NULL,
    asked_by uuid NOT NULL,
    asked_at timestamptz NOT NULL,
    outcome text CHECK (outcome IN ('revoked', 'withdrawn')),
    ended_by uuid,
    ended_at timestamptz,
    CHECK ((outcome IS NULL) = (ended_by IS NULL) AND (outcome IS NULL) = (ended_at IS NULL)),
    CHECK (outcome <> 'revoked' OR ended_by <> asked_by)
  );
  CREATE INDEX revocation_request_credential ON revocation_request (credential_id);
  CREATE UNIQUE INDEX revocation_request_open ON revocation_request (credential_id)
    WHERE outcome IS NULL;
  -- A newer credential: of the same claim when it corrects, of its own claim when it renews.
  ALTER TABLE credential ADD COLUMN replaces uuid UNIQUE REFERENCES credential;
  ALTER TABLE credential DROP CONSTRAINT credential_claim_id_key;
  CREATE UNIQUE INDEX credential_claim ON credential (claim_id, replaces) NULLS NOT DISTINCT;
  -- What is signed and served, byte for byte, in the order in which it was signed.
  CREATE TABLE status_output (
    name text PRIMARY KEY
      CHECK (name IN ('revocation', 'suspension', 'refresh', 'token', '1edtech')),
    seq int NOT NULL CHECK (seq > 0),
    content text NOT NULL,
    intent_id uuid NOT NULL UNIQUE REFERENCES ledger_intent
  );
  INSERT INTO status_output SELECT 'revocation', seq, credential, intent_id FROM status_list;
  -- Credentials that the list of 1EdTech names. It stays when a person who holds one is erased and
  -- the credential points to that list: else an erasure would bring a revoked one back.
  CREATE TABLE status_listing (
    idx int PRIMARY KEY,
    credential text NOT NULL UNIQUE,
    status text NOT NULL CHECK (status IN ('suspended', 'revoked')),
    reason_code text NOT NULL
  );
  INSERT INTO status_listing
    SELECT c.status_index, c.record::json->>'id', 'revoked', s.record::json->>'reasonCode'
    FROM status_change s JOIN credential c ON c.id = s.credential_id;
  -- Two bits for each entry: the one truth of which every output is made.
  ALTER TABLE status_list ADD COLUMN states bytea CHECK (octet_length(states) = 32768);
`;

const AFTER = `
  ALTER TABLE status_list ALTER COLUMN states SET NOT NULL,
    DROP COLUMN seq, DROP COLUMN bits, DROP COLUMN credential, DROP COLUMN intent_id;
`;

/** Suspending, superseding, revoking by two people, and every form of the status list. */
export class WidenCredentialLife1795506000000 implements MigrationInterface {
  name = 'WidenCredentialLife1795506000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(TABLES);
    const lists = (await q.query('SELECT list, bits FROM status_list')) as {
      list: number;
      bits: Buffer;
    }[];
    for (const { list, bits } of lists)
      await q.query('UPDATE status_list SET states = $2 WHERE list = $1', [
        list,
        Buffer.from(statesOfRevoked(bits).bytes),
      ]);
    await q.query(AFTER);
  }

  /** Fails where there are changes, or credentials, that were not there before. */
  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      ALTER TABLE status_list ADD COLUMN seq int, ADD COLUMN bits bytea, ADD COLUMN credential text,
        ADD COLUMN intent_id uuid UNIQUE REFERENCES ledger_intent;
      UPDATE status_list SET seq = o.seq, credential = o.content, intent_id = o.intent_id
        FROM status_output o WHERE o.name = 'revocation'`);
    const lists = (await q.query('SELECT list, states FROM status_list')) as {
      list: number;
      states: Buffer;
    }[];
    for (const { list, states } of lists)
      await q.query('UPDATE status_list SET bits = $2 WHERE list = $1', [
        list,
        Buffer.from(bitsFor(statesOf(states), 'revocation')),
      ]);
    await q.query(`
      ALTER TABLE status_list DROP COLUMN states, ALTER COLUMN seq SET NOT NULL,
        ALTER COLUMN bits SET NOT NULL, ALTER COLUMN credential SET NOT NULL,
        ALTER COLUMN intent_id SET NOT NULL;
      DROP TABLE status_listing, status_output, revocation_request;
      DROP INDEX credential_claim;
      ALTER TABLE credential DROP COLUMN replaces;
      ALTER TABLE credential ADD CONSTRAINT credential_claim_id_key UNIQUE (claim_id);
      DROP INDEX status_change_final, status_change_order;
      ALTER TABLE status_change DROP CONSTRAINT status_change_two_people, DROP COLUMN asked_by,
        DROP COLUMN status, DROP COLUMN ordinal;
      ALTER TABLE status_change ADD CONSTRAINT status_change_credential_id_key
        UNIQUE (credential_id)`);
  }
}
