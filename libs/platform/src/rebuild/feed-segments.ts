import { createHash } from 'node:crypto';
import type { BusRecord } from '#federation/bus.js';
import { readSegment } from '#federation/read-segment.js';
import { type SegmentParts, SegmentRefused } from '#federation/segment.js';
import { Unverified } from '../federation/verify-checkpoint.js';
import { type LedgerIntake } from './ledger-intake.js';
import { RebuildRefused } from './ledger-stock.js';

/** Segments of one origin that do not reach down to what is there; more are not remembered. */
const MOST_WAITING = 10_000;

/**
 * Takes the records of a topic into ledgers. What does not verify changes nothing, as when it came
 * first; what leaves a gap waits for the records that fill it.
 */
export class SegmentFeed {
  private readonly waiting = new Map<string, SegmentParts[]>();
  private readonly found = new Map<string, Buffer>();
  /** Records that were not believed. */
  refused = 0;

  constructor(private readonly intakeOf: (origin: string) => Promise<LedgerIntake | undefined>) {}

  async take({ key, value }: BusRecord): Promise<void> {
    const intake = await this.intakeOf(key);
    if (!intake) return;
    let parts: SegmentParts;
    try {
      parts = readSegment(value, key);
    } catch (error) {
      if (!(error instanceof SegmentRefused)) throw error;
      this.refused++;
      return;
    }
    if (!(await this.apply(intake, parts))) this.keep(key, parts);
    else if (this.waiting.has(key)) await this.tryWaiting(key, intake);
  }

  /** A body that came with a segment that was believed. */
  body(sha256: string): Buffer | undefined {
    return this.found.get(sha256);
  }

  /** Throws RebuildRefused for an origin of which something is missing. */
  refuseGaps(sizes: ReadonlyMap<string, LedgerIntake>): void {
    for (const [origin, parts] of this.waiting) {
      const size = sizes.get(origin)?.size ?? 0;
      if (parts.some(({ start, entries }) => start + entries.length > size))
        throw new RebuildRefused('rebuild.source-incomplete', `${origin} at ${String(size)}`);
    }
  }

  private async apply(intake: LedgerIntake, parts: SegmentParts): Promise<boolean> {
    try {
      if (!(await intake.take(parts.start, parts.entries, parts.checkpointNote))) return false;
      for (const { sha256, data } of parts.bodies)
        if (data && createHash('sha256').update(data).digest('hex') === sha256)
          this.found.set(sha256, data);
    } catch (error) {
      if (!(error instanceof Unverified)) throw error;
      this.refused++;
    }
    return true;
  }

  private keep(origin: string, parts: SegmentParts): void {
    const others = this.waiting.get(origin) ?? [];
    if (others.length < MOST_WAITING)
      this.waiting.set(
        origin,
        [...others, parts].sort((a, b) => a.start - b.start),
      );
  }

  private async tryWaiting(origin: string, intake: LedgerIntake): Promise<void> {
    const parts = this.waiting.get(origin) ?? [];
    this.waiting.delete(origin);
    for (const part of parts) if (!(await this.apply(intake, part))) this.keep(origin, part);
  }
}
