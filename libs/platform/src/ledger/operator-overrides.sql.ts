import type { DataSource, EntityManager } from 'typeorm';

/** An operator's word that the ledger shall be written although nobody could be asked. */
export interface OverrideRequest {
  readonly id: string;
  readonly reason: string;
}

/** What became of a request. */
export interface OverrideOutcome {
  readonly granted: boolean;
  readonly detail: string;
}

/** Stores a request for the ledger as it is now; the process that writes the ledger decides. */
export async function requestOverride(
  db: DataSource | EntityManager,
  { id, reason, at }: OverrideRequest & { readonly at: Date },
): Promise<void> {
  await db.query(
    `INSERT INTO ledger_override (id, reason, head_size, requested_at)
     SELECT $1, $2, size, $3 FROM ledger_head WHERE log_id = 1`,
    [id, reason, at],
  );
}

/** The newest undecided request for a head of this size that is not older than `since`. */
export async function openRequest(
  m: EntityManager,
  headSize: number,
  since: Date,
): Promise<OverrideRequest | undefined> {
  const [row] = await m.query<OverrideRequest[]>(
    `SELECT id, reason FROM ledger_override
     WHERE decided_at IS NULL AND head_size = $1 AND requested_at >= $2
     ORDER BY requested_at DESC LIMIT 1 FOR UPDATE`,
    [headSize, since],
  );
  return row;
}

/** Decides every undecided request at once: none may be found by a later loss. */
export async function decideRequests(
  m: DataSource | EntityManager,
  { granted, detail }: OverrideOutcome,
  at: Date,
): Promise<void> {
  await m.query(
    `UPDATE ledger_override SET granted = $1, detail = $2, decided_at = $3
     WHERE decided_at IS NULL`,
    [granted, detail, at],
  );
}

/** The decision on a request; undefined while there is none. */
export async function outcomeOf(
  db: DataSource | EntityManager,
  id: string,
): Promise<OverrideOutcome | undefined> {
  const [row] = await db.query<{ granted: boolean | null; detail: string | null }[]>(
    'SELECT granted, detail FROM ledger_override WHERE id = $1 AND decided_at IS NOT NULL',
    [id],
  );
  return row && { granted: row.granted === true, detail: row.detail ?? '' };
}
