import type { DataSource } from 'typeorm';

/** A publication whose segment is still to be sent. */
export interface OutboxRow {
  readonly seq: string;
  readonly start: number;
  readonly end: number;
  /** Under which trace it travels, if its entries were queued by traced requests. */
  readonly traceparent?: string;
}

/** The oldest unsent rows in the order of their writing. */
export async function unsentRows(db: DataSource, limit: number): Promise<readonly OutboxRow[]> {
  const rows = await db.query<
    { seq: string; start_index: string; end_index: string; traceparent: string | null }[]
  >(
    `SELECT seq, start_index, end_index, traceparent FROM federation_outbox
     WHERE sent_at IS NULL ORDER BY seq LIMIT $1`,
    [limit],
  );
  return rows.map(({ seq, start_index, end_index, traceparent }) => ({
    seq,
    start: Number(start_index),
    end: Number(end_index),
    ...(traceparent !== null && { traceparent }),
  }));
}

/** The bus has acknowledged these. */
export async function markSent(
  db: DataSource,
  rows: readonly OutboxRow[],
  at: Date,
): Promise<void> {
  await db.query('UPDATE federation_outbox SET sent_at = $2 WHERE seq = ANY ($1::bigint[])', [
    rows.map(({ seq }) => seq),
    at,
  ]);
}
