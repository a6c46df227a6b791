import type { EntityManager } from 'typeorm';
import { recordKeyChanges } from '../ledger/record-key-changes.js';
import type { FollowerContext } from './follower-context.js';
import { storeFinding } from './mirror.sql.js';
import type { LeafReading } from './read-public-event.js';

/** Leaves of one mirror that have just been written, in the order of their indices. */
export interface NewLeaves {
  readonly logId: number;
  readonly origin: string;
  /** Index of the first one. */
  readonly from: number;
  readonly readings: readonly LeafReading[];
  /** By digest; null = erased. */
  readonly bodies: ReadonlyMap<string, Buffer | null>;
}

/** Findings, key changes and projections of new leaves, once for each index and in order. */
export async function projectLeaves(
  m: EntityManager,
  { projection, clock }: FollowerContext,
  { logId, origin, from, readings, bodies }: NewLeaves,
): Promise<void> {
  for (const [i, reading] of readings.entries()) {
    const index = from + i;
    if (reading.kind === 'finding') {
      const { code, detail } = reading;
      await storeFinding(m, { origin, index, code, detail, at: clock.now() });
    }
    if (reading.kind !== 'event') continue;
    const own = new Map<string, Buffer>();
    for (const { sha256 } of reading.references) {
      const bytes = bodies.get(sha256);
      if (bytes) own.set(sha256, bytes);
    }
    await recordKeyChanges(m, { logId, origin }, index, reading.event);
    await projection.project(m, { origin, index, event: reading.event, bodies: own });
  }
}
