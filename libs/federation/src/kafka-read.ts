import type { BusBatch, PartitionRange, SubscribeOptions } from '#federation/bus.js';

/** Longer than a group takes to form and a broker to come back; then the reading has failed. */
const STALL_MS = 60_000;

/** Joins a group of one that commits nothing; gives what leaves it again. */
export type JoinAlone = (
  options: Pick<SubscribeOptions, 'startAt' | 'onBatch'>,
) => Promise<{ close(): Promise<void> }>;

/**
 * Reads the given ranges of one topic once, through a group that nobody else is in: kafkajs knows no
 * reading without one. Throws when nothing comes for a minute.
 */
export async function* readOnce(
  ranges: readonly PartitionRange[],
  join: JoinAlone,
): AsyncGenerator<BusBatch> {
  const open = new Map(ranges.filter(({ low, high }) => high > low).map((r) => [r.partition, r]));
  if (open.size === 0) return;
  const next = new Map<number, number>();
  const hatch = new Hatch();
  const reader = await join({
    // A member that has to join again goes on where it was.
    startAt: ({ partition }) => Promise.resolve(next.get(partition) ?? 'earliest'),
    onBatch: (batch) => hatch.put(batch),
  });
  try {
    while (open.size > 0) {
      const batch = await hatch.take();
      const { partition } = batch;
      const last = batch.records[batch.records.length - 1];
      const range = open.get(partition);
      if (range && last) {
        const from = next.get(partition) ?? 0;
        next.set(partition, last.offset + 1);
        if (last.offset + 1 >= range.high) open.delete(partition);
        const records = batch.records.filter((r) => r.offset >= from && r.offset < range.high);
        if (records.length > 0) yield { ...batch, records };
      }
      hatch.done();
    }
  } finally {
    hatch.close();
    await reader.close();
  }
}

/** Passes one batch at a time from a handler to whoever iterates; the handler waits until it is dealt with. */
class Hatch {
  private readonly waiting: { readonly batch: BusBatch; readonly dealtWith: () => void }[] = [];
  private taken: (() => void) | undefined;
  private arrived: (() => void) | undefined;
  private closed = false;

  put(batch: BusBatch): Promise<void> {
    if (this.closed) return Promise.resolve();
    return new Promise((dealtWith) => {
      this.waiting.push({ batch, dealtWith });
      this.arrived?.();
    });
  }

  async take(): Promise<BusBatch> {
    if (this.waiting.length === 0) await this.arrival();
    const first = this.waiting.shift();
    if (!first) throw new Error(`the broker gave no record for ${STALL_MS / 1000} seconds`);
    this.taken = first.dealtWith;
    return first.batch;
  }

  done(): void {
    this.taken?.();
    this.taken = undefined;
  }

  close(): void {
    this.closed = true;
    this.done();
    for (const { dealtWith } of this.waiting) dealtWith();
  }

  private arrival(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, STALL_MS);
      this.arrived = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
