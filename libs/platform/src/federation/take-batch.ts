import type { EntityManager } from 'typeorm';
import type { DeliveredRecord } from '#federation/bus.js';
import { inTransaction } from '../database/in-transaction.js';
import { TransactionLost, withSavepoint } from '../database/with-savepoint.js';
import { type BusPlace, storeNextOffset } from './bus-offset.sql.js';
import type { FollowerContext } from './follower-context.js';
import { frontierOf } from './mirror.sql.js';
import { takeRun } from './origin-run.js';
import { park } from './parked-origin.sql.js';
import { type ReadRecord, readRecord } from './read-record.js';
import type { TakenRecord } from './take-record.js';

/** Records of one partition in offset order, and where they lie; without a place no offset is kept. */
export interface SubBatch {
  readonly place?: BusPlace;
  readonly records: readonly DeliveredRecord[];
}

/** How one transaction deals with what went wrong before it. */
export interface BatchPatience {
  /** Keys that failed earlier in the same delivery: their records are left where they are. */
  readonly skip: ReadonlySet<string>;
  /** The first record left lying by an earlier transaction of this delivery; no offset passes it. */
  readonly heldAt: number | undefined;
  /** True when a key has failed often enough: it is parked, and its records are dealt with. */
  isOver(key: string): boolean;
  /** True when not even the attempt can be committed: it is parked without one. */
  isGivenUp?(key: string): boolean;
}

/** What one transaction came to. */
export interface TakenBatch {
  readonly taken: readonly TakenRecord[];
  /** Keys that failed and come again, with what went wrong. */
  readonly failed: ReadonlyMap<string, unknown>;
  /** Keys that failed once too often, and are parked now. */
  readonly parked: ReadonlyMap<string, unknown>;
  /** The first record that is not dealt with, or undefined. */
  readonly heldAt: number | undefined;
}

/**
 * One transaction for many records: mirrors, bodies, projections, findings, quarantine, and the
 * offset from which the group goes on. Each origin has a savepoint: one that fails is undone alone.
 *
 * crash before the commit: nothing happened; the offset is the old one and all records come again
 * crash after the commit: the database knows the offset; the broker does not, and brings records
 *   again only to whom asks it, which nobody does who is given startAt. If it does, they are duplicates
 * an origin failed: the offset stands at its first record; what lies behind it comes again with it,
 *   and is a duplicate. Its count of failures is in memory: a crash only gives it more patience
 * patience over: the park is in the same transaction as the offset that passes the records; the
 *   repair fetches them from the origin
 * the commit itself fails, or its answer is lost: the caller sees an error and takes all again
 */
export function takeBatch(
  context: FollowerContext,
  { place, records }: SubBatch,
  patience: BatchPatience,
): Promise<TakenBatch> {
  const byKey = new Map<string, Delivered[]>();
  for (const record of records) {
    const read = { offset: record.offset, ...timed(context, record) };
    const run = byKey.get(record.key);
    if (run) run.push(read);
    else byKey.set(record.key, [read]);
  }
  return inTransaction(context.db, async (m) => {
    const taken: TakenRecord[] = [];
    const failed = new Map<string, unknown>();
    const parked = new Map<string, unknown>();
    let heldAt = patience.heldAt ?? Infinity;
    // Everybody locks origins in the same order, so that two batches never wait for each other.
    for (const [key, run] of [...byKey].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (patience.skip.has(key)) {
        heldAt = Math.min(heldAt, run[0]?.offset ?? Infinity);
        continue;
      }
      const { done, fault, at } = patience.isGivenUp?.(key)
        ? { done: [], fault: { error: new Error('its transactions are lost') }, at: Infinity }
        : await takeOrigin(m, context, key, run);
      taken.push(...done);
      if (!fault) continue;
      if (patience.isOver(key)) {
        await parkFailing(m, context, key);
        parked.set(key, fault.error);
      } else {
        failed.set(key, fault.error);
        heldAt = Math.min(heldAt, at);
      }
    }
    const last = records.at(-1);
    if (place && last) await storeNextOffset(m, place, Math.min(heldAt, last.offset + 1));
    return { taken, failed, parked, heldAt: Number.isFinite(heldAt) ? heldAt : undefined };
  });
}

type Delivered = ReadRecord & { readonly offset: number };

interface TakenOrigin {
  readonly done: readonly TakenRecord[];
  readonly fault?: { readonly error: unknown };
  /** Offset of the record that failed. */
  readonly at: number;
}

async function takeOrigin(
  m: EntityManager,
  context: FollowerContext,
  key: string,
  run: readonly Delivered[],
): Promise<TakenOrigin> {
  try {
    return { done: await withSavepoint(m, () => takeRun(m, context, key, run)), at: Infinity };
  } catch (error) {
    if (error instanceof TransactionLost) throw error;
    const [only] = run;
    if (run.length === 1 && only) return { done: [], fault: { error }, at: only.offset };
  }
  // What came before the fault is good: one by one, up to it.
  const done: TakenRecord[] = [];
  for (const read of run)
    try {
      done.push(...(await withSavepoint(m, () => takeRun(m, context, key, [read]))));
    } catch (error) {
      if (error instanceof TransactionLost) throw error;
      return { done, fault: { error }, at: read.offset };
    }
  return { done, at: Infinity };
}

/** Nothing is lost: the repair fetches the range from the origin and projects it. */
async function parkFailing(m: EntityManager, context: FollowerContext, key: string): Promise<void> {
  const { size } = await frontierOf(m, key);
  const at = context.clock.now();
  await park(m, { origin: key, reason: 'projection', nextIndex: size, seenSize: size + 1, at });
}

function timed({ counters }: FollowerContext, record: DeliveredRecord): ReadRecord {
  const began = performance.now();
  const read = readRecord(record);
  counters?.verified((performance.now() - began) / 1000, 1);
  return read;
}
