import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';

/**
 * What following is for, each as one query of texts in a fixed order: copies of the ledgers, the
 * newest note of each, bodies, projections, evidence and what leaves themselves got wrong. Tables of
 * the work itself (parked, quarantine, places on the bus, times) are not of it.
 */
const FACTS = {
  mirrors: `SELECT g.origin || ' ' || h.size || ' ' || encode(h.root, 'hex') AS t
    FROM ledger_log g JOIN ledger_head h USING (log_id) WHERE g.kind = 'mirror' AND h.size > 0`,
  leaves: `SELECT g.origin || ' ' || l.idx || ' ' || encode(l.entry, 'hex') AS t
    FROM ledger_log g JOIN ledger_leaf l USING (log_id) WHERE g.kind = 'mirror'`,
  notes: `SELECT g.origin || ' ' || max(p.size) AS t
    FROM ledger_log g JOIN ledger_publication p USING (log_id) WHERE g.kind = 'mirror' GROUP BY g.origin`,
  bodies: `SELECT g.origin || ' ' || encode(b.sha256, 'hex') || ' ' || coalesce(encode(b.bytes, 'hex'), '') AS t
    FROM ledger_log g JOIN ledger_body b USING (log_id) WHERE g.kind = 'mirror'`,
  standards: 'SELECT s::text AS t FROM local_standard s',
  keys: 'SELECT k::text AS t FROM hub_key k',
  statusLists: 'SELECT s::text AS t FROM status_list_publication s',
  proposals: 'SELECT p::text AS t FROM proposal p',
  evidence: `SELECT origin || ' ' || kind || ' ' || size || ' ' || encode(root_a, 'hex') || encode(root_b, 'hex') AS t
    FROM ledger_evidence WHERE size IS NOT NULL`,
  decisions: `SELECT h.origin || ' ' || d.decision AS t
    FROM accreditation_decision d JOIN hub h ON h.id = d.hub_id`,
  findings: `SELECT origin || ' ' || idx || ' ' || code AS t
    FROM mirror_finding WHERE code LIKE 'leaf.%' OR code LIKE 'event.%'`,
} as const;

/** A count and a digest for each kind of fact: a difference shows which kind it is. */
export type StateDigest = Readonly<Record<keyof typeof FACTS, string>>;

/** The state of a registry as its users see it; equal for equal states, whatever the way there. */
export async function digestOf(db: DataSource): Promise<StateDigest> {
  const digests: Partial<Record<keyof typeof FACTS, string>> = {};
  for (const [name, sql] of Object.entries(FACTS)) {
    const rows = await db.query<{ t: string }[]>(`${sql} ORDER BY 1`);
    const hash = createHash('sha256').update(JSON.stringify(rows.map(({ t }) => t)));
    digests[name as keyof typeof FACTS] = `${rows.length} ${hash.digest('hex').slice(0, 16)}`;
  }
  return digests as StateDigest;
}

/** What stands in the operational tables: `origin code` and `origin reason`, sorted, each once. */
export async function alarmsOf(db: DataSource) {
  const texts = async (sql: string) => (await db.query<{ t: string }[]>(sql)).map(({ t }) => t);
  return {
    quarantined: await texts(
      `SELECT DISTINCT origin || ' ' || code AS t FROM quarantine ORDER BY 1`,
    ),
    parked: await texts(`SELECT origin || ' ' || reason AS t FROM parked_origin ORDER BY 1`),
  };
}
