import type { DataSource } from 'typeorm';

/** A followed ledger and when it was last heard of. */
export interface HeardOrigin {
  readonly origin: string;
  readonly heardAt: Date | undefined;
}

/** The ledger itself said, over HTTP, that there is nothing beyond our copy. */
export async function noteContact(db: DataSource, origin: string, at: Date): Promise<void> {
  await db.query(
    `INSERT INTO origin_contact AS old (origin, confirmed_at) VALUES ($1, $2)
     ON CONFLICT (origin) DO UPDATE SET confirmed_at = greatest(old.confirmed_at, excluded.confirmed_at)`,
    [origin, at],
  );
}

/** When that was last; undefined when it never was. */
export async function lastContact(db: DataSource, origin: string): Promise<Date | undefined> {
  const [row] = await db.query<{ confirmed_at: Date }[]>(
    'SELECT confirmed_at FROM origin_contact WHERE origin = $1',
    [origin],
  );
  return row?.confirmed_at;
}

/** When each was last confirmed over HTTP or, where segments count, brought a new checkpoint. */
export async function heardOf(
  db: DataSource,
  origins: readonly string[],
  segmentsCount: boolean,
): Promise<readonly HeardOrigin[]> {
  const rows = await db.query<{ origin: string; heard_at: Date | null }[]>(
    `SELECT o.origin, greatest(c.confirmed_at, CASE WHEN $2 THEN (
         SELECT p.published_at FROM ledger_log l JOIN ledger_publication p USING (log_id)
         WHERE l.origin = o.origin ORDER BY p.size DESC LIMIT 1) END) AS heard_at
     FROM unnest($1::text[]) o (origin) LEFT JOIN origin_contact c USING (origin)`,
    [origins, segmentsCount],
  );
  return rows.map(({ origin, heard_at }) => ({ origin, heardAt: heard_at ?? undefined }));
}
