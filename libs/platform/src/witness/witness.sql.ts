import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { inTransaction } from '../database/in-transaction.js';
import type { WitnessedTree } from '#ledger/witness-decision.js';

/** What the witness last cosigned for an origin. */
export interface WitnessState extends WitnessedTree {
  /** With the log's and the witness's own signature only. */
  readonly note: string;
  /** POSIX seconds of that cosignature. */
  readonly cosignedAt: number;
}

/** A contradiction of a log, or the accusation of one (docs/design/ledger.md 11). */
export interface NewEvidence {
  readonly id: string;
  readonly origin: string;
  readonly kind: 1 | 3;
  readonly noteA: string;
  readonly noteB: string | undefined;
  readonly detail: string;
  readonly foundAt: Date;
}

/** The state of an origin; undefined when nothing was ever cosigned. */
export async function readWitnessState(
  db: DataSource,
  origin: string,
): Promise<WitnessState | undefined> {
  const [row] = await db.query<{ size: string; root: Buffer; note: string; cosigned_at: string }[]>(
    'SELECT size, root, note, cosigned_at FROM witness_state WHERE origin = $1',
    [origin],
  );
  return (
    row && {
      size: Number(row.size),
      root: row.root,
      note: row.note,
      cosignedAt: Number(row.cosigned_at),
    }
  );
}

/**
 * Check and store in one statement: false when the stored size is no longer `oldSize`, or somebody
 * cosigned at a later time, and then nothing is written. Durable when it resolves.
 */
export async function swapWitnessState(
  db: DataSource,
  origin: string,
  oldSize: number,
  { size, root, note, cosignedAt }: WitnessState,
): Promise<boolean> {
  const rows = await db.query<unknown[]>(
    `INSERT INTO witness_state AS s (origin, origin_sha256, size, root, note, cosigned_at)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (origin) DO UPDATE
       SET size = excluded.size, root = excluded.root, note = excluded.note,
         cosigned_at = excluded.cosigned_at
       WHERE s.size = $7 AND s.cosigned_at <= excluded.cosigned_at
         AND (excluded.size > s.size OR excluded.root = s.root)
     RETURNING 1`,
    [origin, sha256(origin), size, root, note, cosignedAt, oldSize],
  );
  return rows.length > 0;
}

/** The note last cosigned for the origin with this SHA-256 in lower-case hex. */
export async function findWitnessedNote(db: DataSource, hex: string): Promise<string | undefined> {
  const [row] = await db.query<{ note: string }[]>(
    'SELECT note FROM witness_state WHERE origin_sha256 = $1',
    [Buffer.from(hex, 'hex')],
  );
  return row?.note;
}

/**
 * Rows of one kind and origin at most. One is enough to prove a fork; a log that signs new
 * contradictions all day must not fill our disk.
 */
const MAX_EVIDENCE = 64;

/**
 * Keeps evidence for ever, the same once and 64 of a kind of an origin at most: sending more fills
 * nothing. True when it was kept.
 */
export async function keepEvidence(db: DataSource, evidence: NewEvidence): Promise<boolean> {
  const { id, origin, kind, noteA, noteB, detail, foundAt } = evidence;
  return inTransaction(db, async (m) => {
    // one after the other: two requests with the same note at once would both find nothing
    await m.query("SELECT pg_advisory_xact_lock(hashtext('ledger evidence ' || $1::text))", [
      origin,
    ]);
    const rows = await m.query<unknown[]>(
      `INSERT INTO ledger_evidence (id, origin, kind, note_a, note_b, detail, found_at)
       SELECT $1::uuid, $2::text, $3::smallint, $4::text, $5::text, $6::text, $7::timestamptz
       WHERE NOT EXISTS (SELECT FROM ledger_evidence
           WHERE origin = $2::text AND kind = $3::smallint AND note_a = $4::text)
         AND (SELECT count(*) FROM ledger_evidence
           WHERE origin = $2::text AND kind = $3::smallint) < ${String(MAX_EVIDENCE)}
       RETURNING 1`,
      [id, origin, kind, noteA, noteB ?? null, detail, foundAt],
    );
    return rows.length > 0;
  });
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
