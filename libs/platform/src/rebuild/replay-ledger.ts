import type { DataSource, EntityManager } from 'typeorm';
import type { BodyReference } from '#domain/generated/schemas.js';
import { readAhead } from '#ledger/read-ahead.js';
import { inTransaction } from '../database/in-transaction.js';
import type { ProjectedLeaf } from '../federation/follower-ports.js';
import { storeFinding } from '../federation/mirror.sql.js';
import { type LeafReading, readPublicEvent } from '../federation/read-public-event.js';
import { recordKeyChanges } from '../ledger/record-key-changes.js';
import { type LedgerStock, RebuildRefused } from './ledger-stock.js';
import { erasedDigests, keepBodies, type KeptBody, publicLeaves } from './replay.sql.js';

/** A stored ledger, and what to make of its public leaves. */
export interface Replayed {
  readonly origin: string;
  readonly logId: number;
  readonly from: number;
  /** The first index that is not replayed. */
  readonly to: number;
  readonly at: Date;
  readonly body: LedgerStock['body'];
  project(m: EntityManager, leaf: ProjectedLeaf): Promise<void>;
  onProgress(events: number): void;
}

type Event = Extract<LeafReading, { kind: 'event' }>;

interface Read {
  readonly index: number;
  readonly reading: LeafReading;
}

/** Public leaves in one transaction. */
const PAGE = 1000;
/** Bodies fetched at a time. */
const PARALLEL = 8;

/**
 * Reads the public leaves of a stored ledger in order and projects them, as takeRange does when they
 * come: findings, bodies, keys, and what the caller projects. A body that the ledger erases, now or
 * further on, is neither asked for nor stored. Throws RebuildRefused when a body is nowhere.
 */
export async function replayLedger(db: DataSource, ledger: Replayed): Promise<number> {
  const { origin, logId, to } = ledger;
  const erased = await erasedDigests(db, logId);
  let events = 0;
  for (let from = ledger.from; from < to;) {
    const leaves = await publicLeaves(db, logId, { from, to, limit: PAGE });
    if (leaves.length === 0) break;
    const page = leaves.map(({ index, entry }): Read => ({
      index,
      reading: readPublicEvent(entry, origin),
    }));
    // before the transaction, which holds no network call
    const bodies = await bodiesOf(ledger, page, erased);
    await inTransaction(db, (m) => projectPage(m, ledger, page, bodies));
    events += page.length;
    ledger.onProgress(events);
    from = (leaves.at(-1)?.index ?? to) + 1;
  }
  return events;
}

async function bodiesOf(
  { origin, body }: Replayed,
  page: readonly Read[],
  erased: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Buffer | null>> {
  const wanted = new Map<string, { reference: BodyReference; index: number }>();
  for (const { index, reading } of page)
    if (reading.kind === 'event')
      for (const reference of reading.references)
        if (!wanted.has(reference.sha256)) wanted.set(reference.sha256, { reference, index });
  const found = new Map<string, Buffer | null>();
  const fetched = readAhead(wanted.values(), PARALLEL, async ({ reference, index }) => {
    const { sha256, size } = reference;
    if (erased.has(sha256)) return { sha256, index, bytes: null };
    const bytes = await body(sha256).catch((fault: unknown) => ({ fault }));
    // Named with another size than it has: the live follower keeps it as erased, too.
    const isOther = Buffer.isBuffer(bytes) && bytes.length !== size;
    return { sha256, index, bytes: isOther ? null : bytes };
  });
  for await (const { sha256, index, bytes } of fetched) {
    if (bytes === undefined)
      throw new RebuildRefused(
        'rebuild.source-incomplete',
        `${origin} at ${String(index)}: the body ${sha256}`,
      );
    if (bytes !== null && !Buffer.isBuffer(bytes)) throw bytes.fault;
    found.set(sha256, bytes);
  }
  return found;
}

async function projectPage(
  m: EntityManager,
  ledger: Replayed,
  page: readonly Read[],
  bodies: ReadonlyMap<string, Buffer | null>,
): Promise<void> {
  const { origin, logId, at } = ledger;
  await m.query('SET LOCAL synchronous_commit = off');
  await keepBodies(m, logId, keptBodies(page, bodies), at);
  for (const { index, reading } of page) {
    if (reading.kind === 'finding') {
      const { code, detail } = reading;
      await storeFinding(m, { origin, index, code, detail, at });
    }
    if (reading.kind !== 'event') continue;
    const { event } = reading;
    await recordKeyChanges(m, { logId, origin }, index, event);
    await ledger.project(m, { origin, index, event, bodies: ownBodies(reading, bodies) });
  }
}

function ownBodies(
  { references }: Event,
  bodies: ReadonlyMap<string, Buffer | null>,
): ReadonlyMap<string, Buffer> {
  const own = new Map<string, Buffer>();
  for (const { sha256 } of references) {
    const bytes = bodies.get(sha256);
    if (bytes) own.set(sha256, bytes);
  }
  return own;
}

function keptBodies(
  page: readonly Read[],
  bodies: ReadonlyMap<string, Buffer | null>,
): readonly KeptBody[] {
  const kept = new Map<string, KeptBody>();
  for (const { reading } of page) {
    if (reading.kind !== 'event') continue;
    for (const reference of reading.references) {
      const { sha256 } = reference;
      const bytes = bodies.get(sha256) ?? null;
      if (!kept.has(sha256)) kept.set(sha256, { ...reference, bytes, eventId: reading.event.id });
    }
  }
  return [...kept.values()];
}
