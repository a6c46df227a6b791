import type { EntityManager } from 'typeorm';
import type { BodyErased } from '#domain/generated/schemas.js';
import { eraseBodyBytes } from '../ledger/erase-body.sql.js';
import type { LeafReading } from './read-public-event.js';

/** Digests that these leaves erase, in lower-case hex. A ledger can erase its own bodies only. */
export function erasedBodies(readings: readonly LeafReading[]): ReadonlySet<string> {
  return new Set(
    readings.flatMap((reading) =>
      reading.kind === 'event' && reading.event.type === 'eu.guildmark.body.erased.v1'
        ? // the reading is valid against the schema of its type
          [(reading.event.data as unknown as BodyErased).sha256]
        : [],
    ),
  );
}

/** Drops our copies in the transaction that takes the leaves; a body we never had is no fault. */
export async function dropErasedBodies(
  m: EntityManager,
  logId: number,
  erased: ReadonlySet<string>,
  at: Date,
): Promise<void> {
  for (const sha256 of erased) await eraseBodyBytes(m, logId, sha256, at);
}
