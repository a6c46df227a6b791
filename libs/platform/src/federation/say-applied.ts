import { Logger } from '@nestjs/common';
import type { SegmentParts } from '#federation/segment.js';
import { readTraceparent } from '../tracing/trace-context.js';
import { inTrace } from '../tracing/work-context.js';

const log = new Logger('follower');

/**
 * The line of a segment whose entries are new here, under the trace of the record that brought it.
 * A record names any trace it likes: it serves to find lines, and nothing is decided by it.
 */
export function sayApplied(
  { origin, start, entries }: Pick<SegmentParts, 'origin' | 'start' | 'entries'>,
  headers: Readonly<Record<string, string>>,
): void {
  inTrace(readTraceparent(headers.traceparent), () => {
    log.log({ message: 'segment applied', origin, start, end: start + entries.length });
  });
}
