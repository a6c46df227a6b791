import { setImmediate as breathe } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { buildSegment, type NewSegment } from '#federation/build-segment.js';
import type { BusRecord, FederationBus } from '#federation/bus.js';
import { SEGMENT_CONTENT_TYPE, SegmentRefused } from '#federation/segment.js';
import { parseSignedNote } from '#ledger/signed-note.js';
import type { Clock } from '../clock.js';
import { TickLoop } from '../ledger/tick-loop.js';
import { LeaderLock } from './leader-lock.js';
import { newestCosignature } from './newest-cosignature.js';
import {
  contentsOf,
  markSent,
  oldestUnsent,
  type OutboxContent,
  type OutboxRow,
  pruneSent,
  unsentRows,
} from './outbox.sql.js';
import { type Pace, TokenBucket } from './token-bucket.js';

/** Whose segments go where. */
export interface RelayOptions {
  readonly topic: string;
  /** Of the own ledger; the key of every record. */
  readonly origin: string;
  /** Of the own ledger, ending in `/`. */
  readonly prefixUrl: string;
  /** The registry whose schema segments name. */
  readonly registryUrl: string;
  /** Segments of live publishing; DEFAULT_PACE when absent. */
  readonly pace?: Pace;
}

/** Of live publishing (docs/design/federation.md 4): a broker is shared by thousands of hubs. */
export const DEFAULT_PACE: Pace = { perSecond: 20, burst: 100 };
/** Of one publication; two of them are in memory, one being sent and one being built. */
const LIMITS = { rows: 2000, leaves: 32_000, bytes: 4_194_304 };
/** Segments built without a pause: a millisecond or so. */
const BUILT_AT_ONCE = 50;
const TICK_MS = 1000;
/** While the bus is away: 1, 2, 4, ... seconds, at most a minute. */
const LONGEST_PAUSE_MS = 60_000;
/** What waits for longer is a backlog: the pace is for what is new, and would let a backlog stand. */
const BACKLOG_MS = 60_000;
/** Sent rows are kept for a day, for whoever looks into what was sent. */
const KEEP_MS = 86_400_000;
const PRUNE_EVERY_MS = 3_600_000;

interface Publication {
  readonly rows: readonly OutboxRow[];
  readonly records: readonly BusRecord[];
}

/**
 * Sends what the publisher wrote to the outbox, in order, and marks it sent after the bus has
 * acknowledged it. Issuing never waits for it: while the bus is away the outbox grows old. Of several
 * processes of one party one sends, the others stand by (see LeaderLock).
 */
export class OutboxRelay {
  private readonly log = new Logger('relay');
  private readonly leader: LeaderLock;
  private readonly loop: TickLoop;
  private readonly bucket: TokenBucket;
  private failures = 0;
  private notBefore = 0;
  private prunedAt: number | undefined;

  constructor(
    private readonly db: DataSource,
    private readonly bus: FederationBus,
    private readonly clock: Clock,
    private readonly options: RelayOptions,
  ) {
    this.leader = new LeaderLock(db, `relay ${options.origin}`);
    this.bucket = new TokenBucket(options.pace ?? DEFAULT_PACE);
    this.loop = new TickLoop(
      () => this.tick(),
      TICK_MS,
      (error) => {
        this.noteFailure(error);
      },
    );
  }

  start(): void {
    this.loop.start();
  }

  /** There is something to send; does not shorten a pause after a failure. */
  nudge(): void {
    this.loop.wake();
  }

  /** Waits for the publication that is on its way, and lets another process lead. */
  async stop(): Promise<void> {
    await this.loop.stop();
    await this.leader.release();
  }

  private async tick(): Promise<void> {
    if (this.now() < this.notBefore || !(await this.leader.confirm())) return;
    await this.prune();
    let next = this.prepare('0');
    let marked = Promise.resolve();
    try {
      for (;;) {
        const publication = await next;
        if (!publication) break;
        // Asked right before each publication: who lost the lock sends nothing more.
        if (!(await this.leader.confirm())) return;
        const { rows, records } = publication;
        // Built while this one is on its way; not read again, because it is not marked yet.
        next = this.prepare(rows.at(-1)?.seq ?? '0');
        next.catch(() => undefined); // thrown when its turn comes
        await this.bus.publish(this.options.topic, records);
        await marked;
        // crash here: sent, not marked; sent again, and every follower takes it for a duplicate
        marked = markSent(this.db, rows, this.clock.now());
        marked.catch(() => undefined); // thrown before the next is marked
        this.noteSuccess();
      }
      await marked;
      this.noteSuccess();
    } finally {
      // Nothing reads on once the run has ended; why it failed is known, or it does not matter.
      await next.catch(() => undefined);
      await marked.catch(() => undefined);
    }
  }

  /** Built from rows at this moment, so that a body erased since then is not sent. */
  private async prepare(after: string): Promise<Publication | undefined> {
    const oldest = await oldestUnsent(this.db);
    if (!oldest) return undefined;
    const now = this.now();
    const isBacklog = now - oldest.getTime() > BACKLOG_MS;
    const most = isBacklog ? LIMITS.rows : Math.min(LIMITS.rows, this.bucket.available(now));
    if (most === 0) return undefined;
    const rows = await unsentRows(this.db, after, { ...LIMITS, rows: most });
    if (rows.length === 0) return undefined;
    if (!isBacklog) this.bucket.take(rows.length, now);
    const contents = await contentsOf(this.db, rows);
    const records: BusRecord[] = [];
    for (const [i, row] of rows.entries()) {
      // The publication before this one is under way, and wants its turns.
      if (i % BUILT_AT_ONCE === 0) await breathe();
      records.push(this.recordOf(row, contents.get(row.seq)));
    }
    return { rows, records };
  }

  private recordOf(
    { start, end, note, traceparent }: OutboxRow,
    content: OutboxContent | undefined,
  ): BusRecord {
    const { origin, prefixUrl, registryUrl } = this.options;
    if (note === null || !content) throw new Error(`the outbox names no publication: ${end}`);
    const value = build({
      origin,
      prefixUrl,
      registryUrl,
      start,
      ...content,
      checkpointNote: note,
      newestCosignature: cosignedAt(note),
      time: this.clock.now(),
    });
    const headers = { 'content-type': SEGMENT_CONTENT_TYPE, ...(traceparent && { traceparent }) };
    return { key: origin, value, headers };
  }

  private async prune(): Promise<void> {
    const now = this.now();
    if (this.prunedAt !== undefined && Math.abs(now - this.prunedAt) < PRUNE_EVERY_MS) return;
    while ((await pruneSent(this.db, new Date(now - KEEP_MS))) > 0);
    this.prunedAt = now;
  }

  private now(): number {
    return this.clock.now().getTime();
  }

  private noteSuccess(): void {
    if (this.failures > 0) this.log.log('the bus takes segments again');
    this.failures = 0;
  }

  /** Told once when it begins, not at every attempt. */
  private noteFailure(error: unknown): void {
    const pause = Math.min(TICK_MS * 2 ** this.failures, LONGEST_PAUSE_MS);
    this.notBefore = this.now() + pause;
    if (this.failures++ === 0)
      this.log.error(
        `segments are not sent: ${error instanceof Error ? error.message : 'unknown'}`,
      );
  }
}

/** POSIX seconds. A note with one signature has the log's own and none of a witness: 0, without parsing it. */
function cosignedAt(note: string): number {
  return note.split('\n— ').length > 2 ? newestCosignature(parseSignedNote(note)) : 0;
}

/** Where bodies do not fit their digests go alone: followers fetch them over HTTP. */
function build(segment: NewSegment): Buffer {
  try {
    return buildSegment(segment);
  } catch (error) {
    if (!(error instanceof SegmentRefused) || error.code !== 'segment.too-large') throw error;
    return buildSegment({ ...segment, bodies: [] });
  }
}
