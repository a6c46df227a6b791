import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Indices and sizes stay below 2^53: a JavaScript number holds them exactly. */
const SIZE = 'bigint NOT NULL CHECK (%s BETWEEN 0 AND 9007199254740991)';
const size = (column: string) => `${column} ${SIZE.replace('%s', column)}`;
const DIGEST = 'bytea NOT NULL CHECK (octet_length(%s) = 32)';
const digest = (column: string) => `${column} ${DIGEST.replace('%s', column)}`;

/** Tables that only grow: UPDATE, DELETE and TRUNCATE raise, even when no row would change. */
const APPEND_ONLY = [
  'ledger_intent',
  'ledger_leaf',
  'ledger_node',
  'ledger_tile',
  'ledger_batch',
  'ledger_checkpoint',
  'ledger_evidence',
];

/** Tables with rows that change under a rule of their own, below, and never go. */
const KEPT = ['ledger_log', 'ledger_head', 'ledger_publication', 'ledger_body', 'witness_state'];

/** Which changes a kept table allows: an expression over `old` and `new`. */
const ALLOWED: Readonly<Record<string, string>> = {
  // A ledger may be closed once; its name and key are for ever.
  ledger_log: `(new.log_id, new.origin, new.kind, new.verifier_key, new.opened_at)
      IS NOT DISTINCT FROM (old.log_id, old.origin, old.kind, old.verifier_key, old.opened_at)
    AND old.closed_at IS NULL`,
  ledger_head: 'new.log_id = old.log_id AND new.size > old.size',
  // A heartbeat replaces the note at the same size with fresher cosignatures.
  ledger_publication: 'new.log_id = old.log_id AND new.size = old.size',
  // Erasure is the only change: the bytes go, the digest stays.
  ledger_body: `(new.log_id, new.sha256, new.media_type, new.size, new.intent_id)
      IS NOT DISTINCT FROM (old.log_id, old.sha256, old.media_type, old.size, old.intent_id)
    AND new.bytes IS NULL AND new.erased_at IS NOT NULL`,
  // A witness never forgets the largest size nor goes back in time, and has one root per size.
  witness_state: `new.origin = old.origin AND new.cosigned_at >= old.cosigned_at
    AND (new.size > old.size OR (new.size = old.size AND new.root = old.root))`,
};

const TABLES = `
  CREATE TABLE ledger_log (
    log_id smallint PRIMARY KEY,
    origin text NOT NULL UNIQUE,
    kind text NOT NULL CHECK (kind IN ('own', 'mirror')),
    verifier_key text NOT NULL,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    successor text,
    CHECK ((kind = 'own') = (log_id = 1))
  );
  CREATE TABLE ledger_intent (
    id uuid PRIMARY KEY,
    log_id smallint NOT NULL REFERENCES ledger_log,
    entry bytea NOT NULL CHECK (octet_length(entry) BETWEEN 1 AND 65535),
    public boolean NOT NULL
  );
  CREATE TABLE ledger_queue (
    intent_id uuid PRIMARY KEY REFERENCES ledger_intent,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    queued_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX ledger_queue_seq ON ledger_queue (seq);
  CREATE TABLE ledger_head (
    log_id smallint PRIMARY KEY REFERENCES ledger_log,
    ${size('size')},
    ${digest('root')},
    peaks bytea NOT NULL CHECK (octet_length(peaks) % 32 = 0)
  );
  CREATE TABLE ledger_leaf (
    log_id smallint NOT NULL REFERENCES ledger_log,
    ${size('idx')},
    hash bytea NOT NULL,
    entry bytea NOT NULL CHECK (octet_length(entry) BETWEEN 1 AND 65535),
    intent_id uuid UNIQUE REFERENCES ledger_intent,
    PRIMARY KEY (log_id, idx),
    CHECK (hash = sha256('\\x00'::bytea || entry))
  );
  CREATE TABLE ledger_node (
    log_id smallint NOT NULL REFERENCES ledger_log,
    lvl smallint NOT NULL CHECK (lvl BETWEEN 1 AND 6),
    ${size('idx')},
    ${digest('hash')},
    PRIMARY KEY (log_id, lvl, idx)
  );
  CREATE TABLE ledger_tile (
    log_id smallint NOT NULL REFERENCES ledger_log,
    lvl smallint NOT NULL CHECK (lvl BETWEEN 0 AND 6),
    ${size('idx')},
    data bytea NOT NULL CHECK (octet_length(data) = 8192),
    PRIMARY KEY (log_id, lvl, idx)
  );
  ALTER TABLE ledger_tile ALTER COLUMN data SET STORAGE EXTERNAL;
  CREATE TABLE ledger_batch (
    log_id smallint NOT NULL REFERENCES ledger_log,
    ${size('size')},
    ${digest('root')},
    at timestamptz NOT NULL,
    PRIMARY KEY (log_id, size)
  );
  CREATE TABLE ledger_checkpoint (
    log_id smallint NOT NULL,
    ${size('size')},
    note text NOT NULL,
    PRIMARY KEY (log_id, size),
    FOREIGN KEY (log_id, size) REFERENCES ledger_batch (log_id, size)
  );
  CREATE TABLE ledger_publication (
    log_id smallint NOT NULL REFERENCES ledger_log,
    ${size('size')},
    note text NOT NULL,
    published_at timestamptz NOT NULL,
    PRIMARY KEY (log_id, size)
  );
  CREATE TABLE ledger_body (
    log_id smallint NOT NULL REFERENCES ledger_log,
    ${digest('sha256')},
    media_type text NOT NULL CHECK (octet_length(media_type) BETWEEN 1 AND 100),
    size integer NOT NULL CHECK (size BETWEEN 33 AND 131072),
    bytes bytea CHECK (octet_length(bytes) = size AND sha256(bytes) = sha256),
    erased_at timestamptz,
    intent_id uuid REFERENCES ledger_intent,
    PRIMARY KEY (log_id, sha256),
    CHECK (bytes IS NOT NULL OR erased_at IS NOT NULL)
  );
  CREATE INDEX ledger_body_intent ON ledger_body (intent_id);
  CREATE TABLE witness_state (
    origin text PRIMARY KEY,
    origin_sha256 bytea NOT NULL UNIQUE CHECK (octet_length(origin_sha256) = 32),
    ${size('size')},
    ${digest('root')},
    note text NOT NULL,
    cosigned_at bigint NOT NULL CHECK (cosigned_at > 0)
  );
  CREATE TABLE ledger_evidence (
    id uuid PRIMARY KEY,
    origin text NOT NULL,
    kind smallint NOT NULL CHECK (kind BETWEEN 1 AND 4),
    note_a text NOT NULL,
    note_b text,
    detail text NOT NULL,
    found_at timestamptz NOT NULL
  );
  CREATE TABLE federation_outbox (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ${size('start_index')},
    ${size('end_index')},
    created_at timestamptz NOT NULL,
    sent_at timestamptz,
    CHECK (start_index <= end_index)
  );
  CREATE INDEX federation_outbox_unsent ON federation_outbox (seq) WHERE sent_at IS NULL;
`;

/** The ledger's tables, one set for each schema (docs/design/ledger.md 5). */
export class CreateLedger1795428000000 implements MigrationInterface {
  name = 'CreateLedger1795428000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(`
      CREATE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION '% of % is refused: it only grows', TG_OP, TG_TABLE_NAME; END $$`);
    for (const table of APPEND_ONLY)
      await runner.query(`
        CREATE TRIGGER ${table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change()`);
    for (const table of KEPT)
      await runner.query(`
        CREATE TRIGGER ${table}_keeps_rows BEFORE DELETE OR TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change()`);
    for (const [table, rule] of Object.entries(ALLOWED))
      await runner.query(`
        CREATE TRIGGER ${table}_keeps_its_rule BEFORE UPDATE ON ${table} FOR EACH ROW
        WHEN (NOT (${rule})) EXECUTE FUNCTION ledger_refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE federation_outbox, ledger_evidence, witness_state, ledger_body, ledger_publication,
        ledger_checkpoint, ledger_batch, ledger_tile, ledger_node, ledger_leaf, ledger_head,
        ledger_queue, ledger_intent, ledger_log;
      DROP FUNCTION ledger_refuse_change()`);
  }
}
