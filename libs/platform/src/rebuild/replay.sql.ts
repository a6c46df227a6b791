import type { DataSource, EntityManager } from 'typeorm';
import type { BodyErased } from '#domain/generated/schemas.js';
import { parseLeaf } from '#ledger/public-leaf.js';
import { PERSON_LEAF_LENGTH } from '#ledger/person-leaf.js';
import { OWN_LOG } from '../ledger/open-log.sql.js';

/** An entry and where it stands. */
export interface StoredLeaf {
  readonly index: number;
  readonly entry: Buffer;
}

/** A body that a leaf names; without bytes it is erased. */
export interface KeptBody {
  readonly sha256: string;
  readonly mediaType: string;
  readonly size: number;
  readonly bytes: Buffer | null;
  readonly eventId: string;
}

/** The next leaves that are not a person's, in order. */
export async function publicLeaves(
  db: DataSource,
  logId: number,
  { from, to, limit }: { readonly from: number; readonly to: number; readonly limit: number },
): Promise<readonly StoredLeaf[]> {
  const rows = await db.query<{ idx: string; entry: Buffer }[]>(
    `SELECT idx, entry FROM ledger_leaf
     WHERE log_id = $1 AND idx >= $2 AND idx < $3
       AND NOT (octet_length(entry) = ${PERSON_LEAF_LENGTH} AND substring(entry FROM 1 FOR 2) = '\\x0100')
     ORDER BY idx LIMIT $4`,
    [logId, from, to, limit],
  );
  return rows.map(({ idx, entry }) => ({ index: Number(idx), entry }));
}

/** Digests that the ledger erases anywhere. */
export async function erasedDigests(db: DataSource, logId: number): Promise<ReadonlySet<string>> {
  const type = 'eu.guildmark.body.erased.v1';
  const rows = await db.query<{ entry: Buffer }[]>(
    `SELECT entry FROM ledger_leaf
     WHERE log_id = $1 AND octet_length(entry) <> ${PERSON_LEAF_LENGTH} AND position($2::bytea IN entry) > 0`,
    [logId, Buffer.from(`"${type}"`)],
  );
  return new Set(
    rows.flatMap(({ entry }) => {
      const leaf = parseLeaf(entry);
      if (leaf.kind !== 'public' || leaf.event.type !== type) return [];
      const { sha256 } = (leaf.event.data ?? {}) as Partial<BodyErased>;
      return typeof sha256 === 'string' ? [sha256] : [];
    }),
  );
}

/** Keeps bodies; one that is there, or erased, stays as it is. Those of the own log know their intent. */
export async function keepBodies(
  m: EntityManager,
  logId: number,
  bodies: readonly KeptBody[],
  at: Date,
): Promise<void> {
  if (bodies.length === 0) return;
  await m.query(
    `INSERT INTO ledger_body (log_id, sha256, media_type, size, bytes, erased_at, intent_id)
     SELECT $1::smallint, sha256, media_type, size, bytes, CASE WHEN bytes IS NULL THEN $2::timestamptz END,
       CASE WHEN $1::smallint = ${OWN_LOG} THEN (SELECT i.id FROM ledger_intent i WHERE i.id = intent) END
     FROM unnest($3::bytea[], $4::text[], $5::integer[], $6::bytea[], $7::uuid[])
       t(sha256, media_type, size, bytes, intent)
     ON CONFLICT DO NOTHING`,
    [
      ...[logId, at],
      bodies.map(({ sha256 }) => Buffer.from(sha256, 'hex')),
      bodies.map(({ mediaType }) => mediaType),
      bodies.map(({ size }) => size),
      bodies.map(({ bytes }) => bytes),
      bodies.map(({ eventId }) => eventId),
    ],
  );
}
