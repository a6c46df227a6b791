import type { DataSource, EntityManager } from 'typeorm';

/**
 * Why an origin does not simply go on. `gap` and `body`: something is missing, later segments are
 * still tried. `root` and `projection`: only a repair goes on. `equivocation`: frozen, for a person.
 */
export type ParkReason = 'gap' | 'body' | 'root' | 'projection' | 'equivocation';

/** A parked origin. */
export interface ParkedOrigin {
  readonly origin: string;
  readonly reason: ParkReason;
  readonly attempts: number;
}

/** What is known when an origin is parked. */
export interface NewPark {
  readonly origin: string;
  readonly reason: ParkReason;
  /** First index that is missing here. */
  readonly nextIndex: number;
  /** Largest size its log signed, as far as we saw. */
  readonly seenSize: number;
  readonly at: Date;
}

/** Minutes until the second, third, ... attempt; the last one repeats (docs/design/federation.md 5). */
const RETRY_MINUTES = [1, 5, 30, 120] as const;

/**
 * Parks, or remembers a larger size of an origin that is parked. A graver
 * reason stays, a freeze for ever. The
 * first repair is due at once; being parked again does not bring the next one forward.
 */
export async function park(m: EntityManager | DataSource, p: NewPark): Promise<void> {
  await m.query(
    `INSERT INTO parked_origin AS old (origin, reason, next_index, seen_size, since, retry_at)
     VALUES ($1, $2, $3, $4, $5, $5)
     ON CONFLICT (origin) DO UPDATE SET
       reason = CASE WHEN excluded.reason = 'equivocation' THEN excluded.reason
                     WHEN old.reason IN ('root', 'projection', 'equivocation') THEN old.reason
                     ELSE excluded.reason END,
       next_index = excluded.next_index,
       seen_size = greatest(old.seen_size, excluded.seen_size)`,
    [p.origin, p.reason, p.nextIndex, p.seenSize, p.at],
  );
}

/** The park of an origin, if any. */
export async function parkOf(
  m: EntityManager | DataSource,
  origin: string,
): Promise<ParkedOrigin | undefined> {
  const [row] = await m.query<ParkedOrigin[]>(
    'SELECT origin, reason, attempts FROM parked_origin WHERE origin = $1',
    [origin],
  );
  return row;
}

/** Takes an origin out once its mirror reached everything we heard of; a frozen one stays. */
export async function unparkAt(m: EntityManager, origin: string, size: number): Promise<void> {
  await m.query(
    `DELETE FROM parked_origin
     WHERE origin = $1 AND seen_size <= $2 AND reason <> 'equivocation'`,
    [origin, size],
  );
}

/** Origins whose repair is due, longest waiting first. */
export async function dueRepairs(db: DataSource, now: Date): Promise<readonly string[]> {
  const rows = await db.query<{ origin: string }[]>(
    `SELECT origin FROM parked_origin
     WHERE reason <> 'equivocation' AND retry_at <= $1 ORDER BY retry_at LIMIT 20`,
    [now],
  );
  return rows.map(({ origin }) => origin);
}

/** How many repairs are due, those that are being tried included. */
export async function countDueRepairs(db: DataSource, now: Date): Promise<number> {
  const [row] = await db.query<{ count: number }[]>(
    `SELECT count(*)::integer AS count FROM parked_origin
     WHERE reason <> 'equivocation' AND retry_at <= $1`,
    [now],
  );
  return row?.count ?? 0;
}

/** What became of the wish to try an origin again now. */
export type Unparked =
  | { readonly outcome: 'due'; readonly reason: ParkReason }
  | { readonly outcome: 'frozen' | 'not-parked' };

/** Makes the next repair due now; the follower that runs finds it. A frozen one stays. */
export async function repairNow(db: DataSource, origin: string, now: Date): Promise<Unparked> {
  const parked = await parkOf(db, origin);
  if (!parked) return { outcome: 'not-parked' };
  if (parked.reason === 'equivocation') return { outcome: 'frozen' };
  await db.query(
    `UPDATE parked_origin SET retry_at = least(retry_at, $2)
     WHERE origin = $1 AND reason <> 'equivocation'`,
    [origin, now],
  );
  return { outcome: 'due', reason: parked.reason };
}

/** Repairs that have failed when every pause was used once: from here on a person is asked. */
export const ALARM_ATTEMPTS = RETRY_MINUTES.length + 1;

/** Counts a repair that failed, sets the time of the next one, and gives the count; 0 if not parked. */
export async function postpone(
  db: DataSource,
  origin: string,
  reason: ParkReason | undefined,
  now: Date,
): Promise<number> {
  const [row] = await db.query<{ attempts: number }[]>(
    `WITH tried AS (
       UPDATE parked_origin SET attempts = attempts + 1,
         reason = CASE WHEN reason = 'equivocation' THEN reason ELSE coalesce($4, reason) END,
         retry_at = $2::timestamptz + interval '1 minute' *
           ($3::integer[])[least(attempts + 1, cardinality($3::integer[]))]
       WHERE origin = $1 RETURNING attempts)
     SELECT attempts FROM tried`,
    [origin, now, [...RETRY_MINUTES], reason ?? null],
  );
  return row?.attempts ?? 0;
}
