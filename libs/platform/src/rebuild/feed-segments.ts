import { createHash } from 'node:crypto';
import type { BusRecord } from '#federation/bus.js';
import { readSegment } from '#federation/read-segment.js';
import { type SegmentParts, SegmentRefused } from '#federation/segment.js';
import { Unverified } from '../federation/verify-checkpoint.js';
import { type LedgerIntake } from './ledger-intake.js';
import { RebuildRefused } from './ledger-stock.js';

/** Segments of one origin that wait for what lies before them; more are not remembered. */
const MOST_WAITING = 10_000;
/** Bytes of those, over all origins, that no known key has signed yet: anybody may have written them. */
const MOST_UNPROVEN_BYTES = 64 * 1_048_576;

/** A segment that leaves a gap. */
interface Waiting {
  readonly parts: SegmentParts;
  /** Its bytes while nobody known has signed it, else 0. */
  readonly unproven: number;
}

/**
 * Takes the records of a topic into ledgers. What does not verify changes nothing, as when it came
 * first; what leaves a gap waits for the records that fill it.
 */
export class SegmentFeed {
  /** By start. */
  private readonly waiting = new Map<string, Waiting[]>();
  private unprovenBytes = 0;
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
    if (await this.apply(intake, parts)) await this.tryWaiting(key, intake);
    else this.keep(key, parts, intake.believes(parts.checkpointNote) ? 0 : value.length);
  }

  /** A body that came with a segment that was believed. */
  body(sha256: string): Buffer | undefined {
    return this.found.get(sha256);
  }

  /**
   * Throws RebuildRefused for an origin of which something is missing. What no key of the ledger
   * signed says nothing of it: whoever writes such a record must not be able to stop a rebuild.
   */
  refuseGaps(intakes: ReadonlyMap<string, LedgerIntake>): void {
    for (const [origin, waiting] of this.waiting) {
      const intake = intakes.get(origin);
      const size = intake?.size ?? 0;
      const isMissing = waiting.some(
        ({ parts: { start, entries, checkpointNote } }) =>
          start + entries.length > size && intake?.believes(checkpointNote),
      );
      if (isMissing)
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

  private keep(origin: string, parts: SegmentParts, unproven: number): void {
    const others = this.waiting.get(origin) ?? [];
    if (others.length >= MOST_WAITING || this.unprovenBytes + unproven > MOST_UNPROVEN_BYTES)
      return;
    const after = others.findIndex((other) => other.parts.start > parts.start);
    others.splice(after < 0 ? others.length : after, 0, { parts, unproven });
    this.waiting.set(origin, others);
    this.unprovenBytes += unproven;
  }

  /** The lowest first: where one leaves a gap, so do all behind it. */
  private async tryWaiting(origin: string, intake: LedgerIntake): Promise<void> {
    const waiting = this.waiting.get(origin) ?? [];
    while (waiting[0] && (await this.apply(intake, waiting[0].parts)))
      this.unprovenBytes -= waiting.shift()?.unproven ?? 0;
    if (waiting.length === 0) this.waiting.delete(origin);
  }
}
