import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { buildSegment, type NewSegment } from '#federation/build-segment.js';
import type { BusRecord, FederationBus } from '#federation/bus.js';
import { SEGMENT_CONTENT_TYPE, SegmentRefused } from '#federation/segment.js';
import { parseSignedNote } from '#ledger/signed-note.js';
import type { Clock } from '../clock.js';
import { LedgerReader } from '../ledger/ledger-reader.js';
import { OWN_LOG } from '../ledger/open-log.sql.js';
import { TickLoop } from '../ledger/tick-loop.js';
import { newestCosignature } from './newest-cosignature.js';
import { markSent, type OutboxRow, unsentRows } from './outbox.sql.js';

/** Whose segments go where. */
export interface RelayOptions {
  readonly topic: string;
  /** Of the own ledger; the key of every record. */
  readonly origin: string;
  /** Of the own ledger, ending in `/`. */
  readonly prefixUrl: string;
  /** The registry whose schema segments name. */
  readonly registryUrl: string;
}

/** At most 20 segments of 256 KiB in memory. */
const ROWS_AT_ONCE = 20;
const TICK_MS = 1000;
/** While the bus is away: 1, 2, 4, ... seconds, at most a minute. */
const LONGEST_PAUSE_MS = 60_000;

/**
 * Sends what the publisher wrote to the outbox, in order, and marks it sent after the bus has
 * acknowledged it. Issuing never waits for it: while the bus is away the outbox grows old. Two
 * processes of one party would each send everything; followers take one and drop the other.
 */
export class OutboxRelay {
  private readonly log = new Logger('relay');
  private readonly ledger: LedgerReader;
  private readonly loop: TickLoop;
  private failures = 0;
  private notBefore = 0;

  constructor(
    private readonly db: DataSource,
    private readonly bus: FederationBus,
    private readonly clock: Clock,
    private readonly options: RelayOptions,
  ) {
    this.ledger = new LedgerReader(db, OWN_LOG);
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

  /** Waits for the run that is going on. */
  stop(): Promise<void> {
    return this.loop.stop();
  }

  private async tick(): Promise<void> {
    if (this.clock.now().getTime() < this.notBefore) return;
    for (;;) {
      const rows = await unsentRows(this.db, ROWS_AT_ONCE);
      if (rows.length === 0) break;
      const records: BusRecord[] = [];
      for (const row of rows) records.push(await this.recordOf(row));
      await this.bus.publish(this.options.topic, records);
      // crash here: sent, not marked; sent again, and every follower takes it for a duplicate
      await markSent(this.db, rows, this.clock.now());
    }
    if (this.failures > 0) this.log.log('the bus takes segments again');
    this.failures = 0;
  }

  /** Told once when it begins, not at every attempt. */
  private noteFailure(error: unknown): void {
    const pause = Math.min(TICK_MS * 2 ** this.failures, LONGEST_PAUSE_MS);
    this.notBefore = this.clock.now().getTime() + pause;
    if (this.failures++ === 0)
      this.log.error(
        `segments are not sent: ${error instanceof Error ? error.message : 'unknown'}`,
      );
  }

  /** Built from rows at this moment, so that a body erased since then is not sent. */
  private async recordOf({ start, end, traceparent }: OutboxRow): Promise<BusRecord> {
    const { origin, prefixUrl, registryUrl } = this.options;
    const checkpointNote = await this.ledger.checkpointAt(end);
    if (checkpointNote === undefined) throw new Error(`the outbox names no publication: ${end}`);
    const bodies = await this.ledger.bodiesOf(start, end);
    const value = build({
      origin,
      prefixUrl,
      registryUrl,
      start,
      entries: await this.ledger.entries(start, end),
      bodies: bodies.flatMap(({ bytes, ...body }) => (bytes ? [{ ...body, data: bytes }] : [])),
      checkpointNote,
      newestCosignature: newestCosignature(parseSignedNote(checkpointNote)),
      time: this.clock.now(),
    });
    const headers = { 'content-type': SEGMENT_CONTENT_TYPE, ...(traceparent && { traceparent }) };
    return { key: origin, value, headers };
  }
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
