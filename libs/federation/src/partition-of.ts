import { createHash } from 'node:crypto';

/** The partition, 0 to partitions - 1, that all records of one key go to on the embedded bus. */
export function partitionOf(key: string, partitions: number): number {
  return createHash('sha256').update(key).digest().readUInt32BE(0) % partitions;
}
