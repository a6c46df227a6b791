import type { HashedTable } from '#platform/rebuild/hash-tables.sql.js';

/** A row whose leaf lies below the vector; `id` is the intent that became the leaf. */
const isOwn = (id: string): string =>
  `EXISTS (SELECT FROM ledger_leaf l, own
     WHERE l.log_id = 1 AND l.intent_id = ${id} AND l.idx < own.size)`;
/** Events hold whole seconds; rows of older versions hold milliseconds. */
const instant = (column: string): string =>
  `to_char(date_trunc('second', ${column} AT TIME ZONE 'UTC'), 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const same = (...columns: readonly string[]): Record<string, string> =>
  Object.fromEntries(columns.map((column) => [column, `t.${column}::text`]));
const ofHub = (table: string, index: string): string =>
  `${table} t JOIN vector v ON v.origin = t.origin AND t.${index} < v.size`;

/**
 * The tables that a rebuild makes from the ledgers alone and compares, with the columns that the
 * ledgers say. The roots of the ledgers stand beside them as `ledger_head`.
 *
 * Columns outside the hash: `hub.id` and `hub_id` (local before the leaf gave it; the DID stands for
 * it), `accreditation_decision.seq` (the order of writing; the leaf's index is the order that holds),
 * `decided_by`, `confirmed_by` and `mapping.rationale` (accounts and words of people, in no ledger),
 * `proposal.rationale` (text of a body, which may be erased at any time), `ledger_evidence.detail`
 * and `found_at`, `ledger_log.opened_at` (our clock), `closed_at` and `successor` (the watch and the
 * start find them again).
 */
export const HASHED_TABLES: Readonly<Record<string, HashedTable>> = {
  concept: {
    key: 't.key',
    columns: same('key', 'id'),
    rows: `concept t WHERE EXISTS (
      SELECT FROM european_standard s WHERE s.key = t.key AND ${isOwn('s.intent_id')})`,
  },
  european_standard: {
    key: 't.version_uri',
    columns: {
      ...same('version_uri', 'key', 'version', 'content_digest', 'intent_id'),
      content: "encode(sha256(t.content), 'hex')",
      published_at: instant('t.published_at'),
    },
    rows: `european_standard t WHERE ${isOwn('t.intent_id')}`,
  },
  hub: {
    key: 't.did',
    columns: {
      ...same('did', 'legal_name', 'url', 'origin', 'verifier_key', 'intent_id'),
      ...same('witness_name', 'witness_key', 'witness_url'),
      registered_at: instant('t.registered_at'),
    },
    // A hub without a leaf is in no ledger: it counts, and so it is found.
    rows: `hub t WHERE t.intent_id IS NULL OR ${isOwn('t.intent_id')}`,
  },
  accreditation_decision: {
    key: 't.id::text',
    columns: {
      ...same('id', 'decision', 'reason_code', 'evidence_id', 'intent_id'),
      hub: 'h.did',
      scope_standards: 't.scope_standards',
      scope_levels: 't.scope_levels::text[]',
      valid_from: instant('t.valid_from'),
      valid_to: instant('t.valid_to'),
      decided_at: instant('t.decided_at'),
    },
    rows: `accreditation_decision t JOIN hub h ON h.id = t.hub_id WHERE ${isOwn('t.intent_id')}`,
  },
  mapping: {
    key: 't.id::text',
    columns: {
      ...same('id', 'origin', 'proposal_id', 'from_version_uri', 'to_version_uri'),
      ...same('relation', 'level_shift', 'intent_id'),
      confirmed_at: instant('t.confirmed_at'),
    },
    rows: `mapping t WHERE ${isOwn('t.intent_id')}`,
  },
  ledger_evidence: {
    key: 't.id::text',
    columns: {
      ...same('id', 'origin', 'kind', 'note_a', 'note_b', 'size'),
      root_a: "encode(t.root_a, 'hex')",
      root_b: "encode(t.root_b, 'hex')",
      proof: "encode(t.proof, 'hex')",
    },
    // Accusations, without a size, are not published.
    rows: `ledger_evidence t WHERE t.size IS NOT NULL AND EXISTS (
      SELECT FROM ledger_leaf l, own WHERE l.log_id = 1 AND l.idx < own.size
        AND position(convert_to('"contradictionId":"' || t.id || '"', 'UTF8') IN l.entry) > 0)`,
  },
  ledger_log: {
    key: 't.origin',
    columns: same('origin', 'kind', 'verifier_key'),
    rows: 'ledger_log t JOIN vector v USING (origin)',
  },
  ledger_key_change: {
    key: "concat_ws(' ', t.origin, t.verifier_key, t.change)",
    columns: same('origin', 'verifier_key', 'change', 'idx'),
    rows: `(SELECT g.origin, k.verifier_key, k.change, min(k.idx) AS idx
      FROM (
        SELECT log_id, verifier_key, 'added' AS change, 0::bigint AS idx FROM ledger_log
        WHERE kind = 'own'
        UNION ALL
        SELECT c.log_id, c.verifier_key, c.change, coalesce(c.idx, l.idx) FROM ledger_key_change c
        LEFT JOIN ledger_leaf l ON l.intent_id = c.intent_id) k
      JOIN ledger_log g USING (log_id) JOIN vector v ON v.origin = g.origin AND k.idx < v.size
      GROUP BY 1, 2, 3) t`,
  },
  ledger_policy: {
    key: 't.intent_id::text',
    columns: same('intent_id', 'policy', 'from_size'),
    rows: `ledger_policy t WHERE ${isOwn('t.intent_id')}`,
  },
  local_standard: {
    key: "concat_ws(' ', t.origin, t.version_uri)",
    columns: same('origin', 'version_uri', 'idx', 'content_digest', 'title'),
    rows: ofHub('local_standard', 'idx'),
  },
  hub_key: {
    key: "concat_ws(' ', t.origin, t.kid)",
    columns: same('origin', 'kid', 'alg', 'jwk', 'from_index', 'to_index', 'compromised'),
    rows: ofHub('hub_key', 'from_index'),
  },
  status_list_publication: {
    key: "concat_ws(' ', t.origin, lpad(t.idx::text, 16, '0'))",
    columns: same('origin', 'idx', 'url', 'sha256', 'seq'),
    rows: ofHub('status_list_publication', 'idx'),
  },
  proposal: {
    key: "concat_ws(' ', t.origin, t.id)",
    columns: same('origin', 'id', 'idx', 'from_version_uri', 'to_version_uri', 'relation'),
    rows: ofHub('proposal', 'idx'),
  },
  audit_summary: {
    key: "concat_ws(' ', t.origin, t.year)",
    columns: { ...same('origin', 'year', 'idx', 'content'), said_at: instant('t.said_at') },
    rows: ofHub('audit_summary', 'idx'),
  },
  observatory_release: {
    key: 't.quarter',
    columns: {
      ...same('quarter', 'intent_id'),
      content: "encode(sha256(t.content), 'hex')",
      released_at: instant('t.released_at'),
    },
    rows: `observatory_release t WHERE ${isOwn('t.intent_id')}`,
  },
  audit_method: {
    key: 't.versions',
    columns: {
      ...same('versions', 'content', 'intent_id'),
      released_at: instant('t.released_at'),
    },
    rows: `audit_method t WHERE ${isOwn('t.intent_id')}`,
  },
};

/** Those that are written from leaves that are proven already, with what is noted beside them. */
export const PROJECTED_TABLES: readonly string[] = [
  ...Object.keys(HASHED_TABLES).filter((table) => table !== 'ledger_log'),
  'mirror_finding',
  'parked_origin',
];

/** Every other table of the schema, with the reason why no rebuild compares it. */
export const TABLES_OUTSIDE: Readonly<Record<string, string>> = {
  ledger_head: 'compared by the root at the vector: a live ledger goes on growing',
  ledger_leaf: 'the root in ledger_head is over all of it; `ledger fsck --db` recomputes the rows',
  ledger_node: 'follows from ledger_leaf, as above',
  ledger_tile: 'follows from ledger_leaf, as above',
  ledger_body: 'bytes that may be erased at any time; a leaf names their digest',
  ledger_intent: 'the entry is the leaf; what is not a leaf yet is in no ledger',
  ledger_queue: 'what is not a leaf yet',
  ledger_batch: 'how the leaves were cut, which no ledger says',
  ledger_checkpoint: 'our signatures under sizes of the past',
  ledger_publication: 'notes with the cosignatures that came here',
  ledger_epoch: 'the pace of one process',
  ledger_override: 'requests of an operator; those granted are leaves',
  observed_checkpoint: 'what was seen, and where',
  witness_state: 'what our witness has cosigned; set from the newest notes',
  ledger_trace: 'which request queued a leaf, for log lines; gone with the publication',
  federation_outbox: 'what is still to be sent',
  bus_offset: 'how far the bus was read',
  bus_tampering: 'what was altered on the bus, as seen here',
  dead_letter_replay: 'orders of an operator',
  origin_contact: 'when a party was last heard',
  resend_asked: 'when a hub was last asked; the request is a leaf',
  mirror_finding:
    'judged by the version of the program that read the leaf; the watch goes on from it',
  parked_origin: 'what waits for a repair; freezes are set from evidence',
  quarantine: 'records that did not verify',
  quarantine_minute: 'as above, counted',
  watch_position: 'how far the watch has read',
  watch_status_seq: 'as above',
  account: 'people and their passwords; invited anew',
  session: 'sign-ins',
  invitation: 'tokens',
  idempotency_key: 'answers to requests of the last day',
  migrations: 'of the driver',
};
