import type { DataSource } from 'typeorm';
import { parseSignedNote } from '#ledger/signed-note.js';
import type { BusPlace } from './bus-offset.sql.js';
import { newestCosignature } from './newest-cosignature.js';
import type { ParkReason } from './parked-origin.sql.js';

/** An origin that does not simply go on. */
export interface ParkedStatus {
  readonly origin: string;
  readonly reason: ParkReason;
  readonly since: Date;
  readonly attempts: number;
  /** Undefined for a frozen one: a person decides. */
  readonly nextAttempt: Date | undefined;
  readonly nextIndex: number;
  readonly seenSize: number;
}

/** A mirror and how fresh what we hold of it is. */
export interface MirrorStatus {
  readonly origin: string;
  readonly size: number;
  /** By the clock of the witness; undefined without a cosigned note. */
  readonly cosignedAt: Date | undefined;
}

/** How following stands, as the database of one party says it. */
export interface FederationStatus {
  readonly parked: readonly ParkedStatus[];
  /** Rows of the last 24 hours. */
  readonly quarantine: readonly { readonly code: string; readonly count: number }[];
  /** Records in the last 24 hours; those without a row of their own included. */
  readonly refusedRecords: number;
  /** Records that were altered on the bus, and those of which that is not proven. */
  readonly tampering: { readonly proven: number; readonly unproven: number };
  readonly offsets: readonly (BusPlace & { readonly nextOffset: number })[];
  readonly outbox: { readonly unsent: number; readonly oldestSeconds: number | undefined };
  readonly mirrors: readonly MirrorStatus[];
}

const DAY = "interval '24 hours'";

/** Reads everything in one go; nothing is locked and nothing is changed. */
export async function readFederationStatus(db: DataSource, now: Date): Promise<FederationStatus> {
  const [refused] = await db.query<{ n: number }[]>(
    `SELECT coalesce(sum(refused), 0)::integer AS n FROM quarantine_minute
     WHERE minute > $1::timestamptz - ${DAY}`,
    [now],
  );
  const [altered] = await db.query<{ proven: number; unproven: number }[]>(
    `SELECT count(proven_at)::integer AS proven,
       (count(*) - count(proven_at))::integer AS unproven FROM bus_tampering`,
  );
  const [outbox] = await db.query<{ unsent: number; oldest: Date | null }[]>(
    `SELECT count(*)::integer AS unsent, min(created_at) AS oldest
     FROM federation_outbox WHERE sent_at IS NULL`,
  );
  const oldest = outbox?.oldest;
  return {
    parked: await parkedOrigins(db),
    quarantine: await db.query<{ code: string; count: number }[]>(
      `SELECT code, count(*)::integer AS count FROM quarantine
       WHERE at > $1::timestamptz - ${DAY} GROUP BY code ORDER BY code`,
      [now],
    ),
    refusedRecords: refused?.n ?? 0,
    tampering: { proven: altered?.proven ?? 0, unproven: altered?.unproven ?? 0 },
    offsets: await offsets(db),
    outbox: {
      unsent: outbox?.unsent ?? 0,
      oldestSeconds: oldest ? Math.round((now.getTime() - oldest.getTime()) / 1000) : undefined,
    },
    mirrors: await mirrors(db),
  };
}

async function parkedOrigins(db: DataSource): Promise<readonly ParkedStatus[]> {
  const rows = await db.query<
    {
      origin: string;
      reason: ParkReason;
      since: Date;
      attempts: number;
      retry_at: Date;
      next_index: string;
      seen_size: string;
    }[]
  >('SELECT * FROM parked_origin ORDER BY since, origin');
  return rows.map(({ origin, reason, since, attempts, ...row }) => ({
    ...{ origin, reason, since, attempts },
    nextAttempt: reason === 'equivocation' ? undefined : row.retry_at,
    nextIndex: Number(row.next_index),
    seenSize: Number(row.seen_size),
  }));
}

async function offsets(db: DataSource): Promise<FederationStatus['offsets']> {
  const rows = await db.query<
    { grp: string; cluster_id: string; topic: string; part: number; next_off: string }[]
  >('SELECT * FROM bus_offset ORDER BY grp, cluster_id, topic, part');
  return rows.map(({ grp, cluster_id, topic, part, next_off }) => ({
    group: grp,
    clusterId: cluster_id,
    topic,
    partition: part,
    nextOffset: Number(next_off),
  }));
}

async function mirrors(db: DataSource): Promise<readonly MirrorStatus[]> {
  const rows = await db.query<{ origin: string; size: string; note: string | null }[]>(
    `SELECT l.origin, h.size, (
       SELECT p.note FROM ledger_publication p WHERE p.log_id = l.log_id
       ORDER BY p.size DESC LIMIT 1) AS note
     FROM ledger_log l JOIN ledger_head h USING (log_id)
     WHERE l.kind = 'mirror' ORDER BY l.origin`,
  );
  return rows.map(({ origin, size, note }) => {
    const seconds = note === null ? 0 : newestCosignature(parseSignedNote(note));
    return {
      origin,
      size: Number(size),
      cosignedAt: seconds === 0 ? undefined : new Date(seconds * 1000),
    };
  });
}
