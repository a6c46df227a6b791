import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import type { UnverifiedCode } from './verify-checkpoint.js';

/** Above this a flood is only counted (docs/design/federation.md 3). */
const ROWS_PER_MINUTE = 60;
const ORIGIN_LENGTH = 300;

/** A record that is not believed. */
export interface RefusedRecord {
  /** The record's key: anybody may have written it. */
  readonly key: string;
  /** False for keys of no followed ledger; they share one allowance, so inventing keys gains nothing. */
  readonly known: boolean;
  readonly code: UnverifiedCode;
  readonly value: Buffer;
  readonly at: Date;
}

/**
 * Writes one row, or only counts when the allowance of this minute is used up. The same record again
 * (the bus redelivers) gives no second row. True when a row was written.
 */
export async function quarantine(
  m: EntityManager | DataSource,
  { key, known, code, value, at }: RefusedRecord,
): Promise<boolean> {
  // A text column takes no U+0000, and a key may hold one.
  const origin = key.slice(0, ORIGIN_LENGTH).replaceAll('\0', '\ufffd');
  const rows = await m.query<unknown[]>(
    `WITH counted AS (
       INSERT INTO quarantine_minute (bucket, minute, refused)
       VALUES ($1, date_trunc('minute', $2::timestamptz), 1)
       ON CONFLICT (bucket, minute) DO UPDATE SET refused = quarantine_minute.refused + 1
       RETURNING refused)
     INSERT INTO quarantine (origin, code, digest, at)
     SELECT $3, $4, $5, $2::timestamptz FROM counted WHERE refused <= $6
     ON CONFLICT DO NOTHING RETURNING id`,
    [
      known ? origin : '',
      at,
      origin,
      code,
      createHash('sha256').update(value).digest(),
      ROWS_PER_MINUTE,
    ],
  );
  return rows.length > 0;
}
