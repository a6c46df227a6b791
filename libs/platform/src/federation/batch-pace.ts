import { MAX_BATCH_RECORDS, type DeliveredRecord } from '#federation/bus.js';

/** Bytes of records in one transaction: some twenty full segments. */
const MAX_BYTES = 1_048_576;
/** A transaction holds locks, and on an embedded database it holds everybody: it stays below this. */
const SLOW_MS = 1000;
/** Below this there is room for more in one transaction. */
const FAST_MS = 250;

/** Cuts deliveries into transactions that stay short, by what the last ones took. */
export class BatchPace {
  private most = MAX_BATCH_RECORDS;
  private isCautious = false;

  /** The records of the next transaction, from this position on: at least one. */
  next(records: readonly DeliveredRecord[], from: number): readonly DeliveredRecord[] {
    const most = this.isCautious ? 1 : this.most;
    let to = from;
    for (let bytes = 0; to < records.length && to - from < most; to++) {
      bytes += records[to]?.value.length ?? 0;
      if (bytes > MAX_BYTES && to > from) break;
    }
    return records.slice(from, to);
  }

  /** What the transaction with the last records took, in milliseconds. */
  took(ms: number): void {
    if (ms > SLOW_MS) this.most = Math.max(1, Math.floor(this.most / 2));
    if (ms < FAST_MS) this.most = Math.min(MAX_BATCH_RECORDS, this.most * 2);
  }

  /** A transaction was lost as a whole: one record at a time shows which of them does that. */
  lost(): void {
    this.isCautious = true;
  }

  /** A delivery has come to its end without losing a transaction. */
  delivered(): void {
    this.isCautious = false;
  }
}
