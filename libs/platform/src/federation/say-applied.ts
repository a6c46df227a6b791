import { Logger } from '@nestjs/common';
import { readTraceparent } from '../tracing/trace-context.js';
import { inTrace } from '../tracing/work-context.js';
import type { TakenRecord } from './take-record.js';

const log = new Logger('follower');

/**
 * A line for each segment whose entries are new here, under the trace of the record that brought it;
 * to be called once the transaction has committed. A record names any trace it likes: it serves to
 * find lines, and nothing is decided by it.
 */
export function sayApplied(taken: readonly TakenRecord[]): void {
  for (const { record, outcome, range } of taken) {
    if (outcome !== 'applied' || !range) continue;
    const { origin, start, entries } = range;
    inTrace(readTraceparent(record.headers.traceparent), () => {
      log.log({ message: 'segment applied', origin, start, end: start + entries.length });
    });
  }
}
