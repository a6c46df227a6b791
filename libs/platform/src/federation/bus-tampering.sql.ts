import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';

/** A record whose checkpoint verified and whose entries are not those it signs. */
export interface AlteredRecord {
  readonly origin: string;
  /** The size its checkpoint signs. */
  readonly size: number;
  readonly value: Buffer;
  readonly at: Date;
  /** True when the mirror holds, under a signed note, what the log really signed at this size. */
  readonly isProven: boolean;
}

/**
 * Notes the record once. Gives how many were proven by it: then it was the bus, or whoever writes to
 * it, that changed the record, and not the log (docs/design/federation.md 5, check 8b).
 */
export async function noteAltered(m: EntityManager, altered: AlteredRecord): Promise<number> {
  const { origin, size, value, at, isProven } = altered;
  const rows = await m.query<unknown[]>(
    `INSERT INTO bus_tampering (origin, digest, size, noticed_at, proven_at)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING size`,
    [origin, createHash('sha256').update(value).digest(), size, at, isProven ? at : null],
  );
  return isProven ? rows.length : 0;
}

/** The mirror has come to `size` under a signed note: gives how many records that proves altered. */
export async function proveAltered(
  m: EntityManager,
  origin: string,
  size: number,
  at: Date,
): Promise<number> {
  const [row] = await m.query<{ count: number }[]>(
    `WITH proven AS (
       UPDATE bus_tampering SET proven_at = $3
       WHERE origin = $1 AND size <= $2 AND proven_at IS NULL RETURNING 1)
     SELECT count(*)::integer AS count FROM proven`,
    [origin, size, at],
  );
  return row?.count ?? 0;
}
