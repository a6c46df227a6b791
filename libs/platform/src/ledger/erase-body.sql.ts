import type { EntityManager } from 'typeorm';

/** What became of the bytes of a body. */
export type BodyErased = 'erased' | 'was-erased' | 'unknown';

/** Nulls the bytes of one body of a log, own or mirrored; its digest and size stay. */
export async function eraseBodyBytes(
  m: EntityManager,
  logId: number,
  sha256: string,
  at: Date,
): Promise<BodyErased> {
  const digest = Buffer.from(sha256, 'hex');
  const [row] = await m.query<{ held: boolean }[]>(
    `SELECT bytes IS NOT NULL AS held FROM ledger_body
     WHERE log_id = $1 AND sha256 = $2 FOR UPDATE`,
    [logId, digest],
  );
  if (!row) return 'unknown';
  if (!row.held) return 'was-erased';
  await m.query(
    'UPDATE ledger_body SET bytes = NULL, erased_at = $3 WHERE log_id = $1 AND sha256 = $2',
    [logId, digest, at],
  );
  return 'erased';
}
