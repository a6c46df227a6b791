import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';

/** What must be the same however the records came: numbers of rows and instants are not. */
const STATE = [
  'SELECT origin, kind, verifier_key FROM ledger_log ORDER BY origin',
  `SELECT origin, size, encode(root, 'hex') r, encode(peaks, 'hex') p
   FROM ledger_head JOIN ledger_log USING (log_id) ORDER BY origin`,
  `SELECT origin, idx, encode(hash, 'hex') h, encode(entry, 'hex') e
   FROM ledger_leaf JOIN ledger_log USING (log_id) ORDER BY origin, idx`,
  `SELECT origin, lvl, idx, encode(hash, 'hex') h
   FROM ledger_node JOIN ledger_log USING (log_id) ORDER BY origin, lvl, idx`,
  `SELECT origin, lvl, idx, encode(data, 'hex') d
   FROM ledger_tile JOIN ledger_log USING (log_id) ORDER BY origin, lvl, idx`,
  `SELECT origin, encode(sha256, 'hex') s, encode(bytes, 'hex') b, media_type, size
   FROM ledger_body JOIN ledger_log USING (log_id) ORDER BY origin, sha256`,
  'SELECT origin, idx, title, bodies FROM projected ORDER BY origin, idx',
  'SELECT origin, idx, code, detail FROM mirror_finding ORDER BY origin, idx, code',
  'SELECT origin, reason FROM parked_origin ORDER BY origin',
  'SELECT origin, code, digest FROM quarantine ORDER BY origin, code, digest',
  'SELECT origin, kind, note_a, note_b FROM ledger_evidence ORDER BY origin, size, kind, note_a, note_b',
];
/** What depends on which segments came, but not on how they were cut into batches. */
const WAY = [
  `SELECT origin, size, note FROM ledger_publication JOIN ledger_log USING (log_id)
   ORDER BY origin, size`,
  `SELECT origin, size, encode(root, 'hex') r FROM ledger_batch JOIN ledger_log USING (log_id)
   ORDER BY origin, size`,
  `SELECT origin, size, encode(root, 'hex') r, note FROM observed_checkpoint
   ORDER BY origin, size, root`,
  'SELECT origin, next_index, seen_size FROM parked_origin ORDER BY origin',
  `SELECT origin, encode(digest, 'hex') d, size, proven_at IS NOT NULL p FROM bus_tampering
   ORDER BY origin, digest`,
];

/** One hash for each question, so that a difference names itself. */
export async function digestOf(db: DataSource): Promise<Readonly<Record<string, string>>> {
  const digests: Record<string, string> = {};
  for (const sql of [...STATE, ...WAY]) {
    const rows = JSON.stringify(await db.query<unknown[]>(sql));
    digests[sql] = createHash('sha256').update(rows).digest('hex');
  }
  return digests;
}
