import type { BusRecord } from '#federation/bus.js';

/**
 * Key, value and headers of one record together. Below the topics' `max.message.bytes` of 1 MiB by
 * enough to frame a record that gzip cannot shrink; four times the largest segment.
 */
export const MAX_RECORD_BYTES = 1_000_000;

/** A publication that no adapter accepts. */
export class PublicationRefused extends Error {
  constructor(
    readonly code: 'bus.record-too-large' | 'bus.topic-unknown' | 'bus.closed',
    message: string,
  ) {
    super(message);
  }
}

/** Bytes one record takes on the bus, without framing. */
export function recordBytes(record: BusRecord): number {
  const headers = Object.entries(record.headers).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(value),
    0,
  );
  return Buffer.byteLength(record.key) + record.value.length + headers;
}

/** Refuses (`bus.record-too-large`) when any record is over MAX_RECORD_BYTES, so that all adapters draw the same line. */
export function checkRecords(records: readonly BusRecord[]): void {
  for (const record of records) {
    const size = recordBytes(record);
    if (size > MAX_RECORD_BYTES)
      throw new PublicationRefused(
        'bus.record-too-large',
        `a record may have ${MAX_RECORD_BYTES} bytes, this one has ${size}`,
      );
  }
}
