import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** An answer, by the pattern of its route: an address may hold ids. */
export interface CountedRequest {
  readonly method: string;
  readonly route: string;
  readonly status: number;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * Every figure of one app (docs/design/federation.md 10). Each has a bounded number of series:
 * labels are routes, codes and partitions of ours, and origins of followed ledgers. Nothing of it is
 * about a person. What lies in tables is filled in when somebody scrapes (MetricsPage).
 */
@Injectable()
export class Metrics {
  /** Of this app alone: two may run in one process. */
  readonly registry = new Registry();

  readonly httpRequests = this.counter('http_requests_total', 'Requests answered.', [
    'method',
    'route',
    'status',
  ]);
  readonly httpSeconds = this.histogram(
    'http_request_seconds',
    'Seconds until the answer was sent.',
  );
  readonly verifications = this.counter(
    'verifications_total',
    'Credentials that somebody had verified here, by the verdict.',
    ['verdict'],
  );
  readonly collectorErrors = this.counter(
    'collector_errors_total',
    'Scrapes at which a source of figures failed or was too slow; its figures are then absent.',
    ['collector'],
  );

  readonly ledgerWritable = this.gauge('ledger_writable', '1 while the own ledger may be written.');
  readonly queueEntries = this.gauge('ledger_queue_entries', 'Entries that wait to become leaves.');
  readonly queueOldest = this.gauge(
    'ledger_queue_oldest_seconds',
    'Seconds that the oldest of them has waited.',
  );
  readonly mergeDelay = this.gauge(
    'ledger_merge_delay_promised_seconds',
    'Seconds within which a queued entry is promised to be a leaf.',
  );

  readonly outboxRows = this.gauge('outbox_rows', 'Publications that the bus has not taken yet.');
  readonly outboxOldest = this.gauge(
    'outbox_oldest_seconds',
    'Seconds that the oldest of them has waited; 0 when there is none.',
  );

  readonly busReachable = this.gauge('bus_reachable', '1 while the bus answers.');
  readonly busLag = this.gauge(
    'bus_lag_segments',
    'Records of a partition that the group has not dealt with.',
    ['group', 'partition'],
  );
  readonly rebalances = this.counter(
    'rebalances_total',
    'Times the partitions were given out anew.',
  );

  readonly segmentAge = this.gauge(
    'origin_segment_age_seconds',
    'Seconds since the newest checkpoint of a followed ledger was taken here.',
    ['origin'],
  );
  readonly parked = this.gauge('origins_parked', 'Followed ledgers that do not go on.', ['reason']);
  readonly refused = this.counter('dlq_total', 'Records of the bus that were refused.', ['reason']);
  readonly tampering = this.counter(
    'bus_tampering_total',
    'Segments that were not what their log signed, while the log itself had it right.',
  );
  readonly equivocations = this.counter(
    'equivocations_total',
    'Proofs held here that a log showed two histories.',
  );
  readonly gapEntries = this.counter(
    'gap_entries_total',
    'Entries fetched from their origin because the bus did not bring them.',
  );
  readonly bodiesMissing = this.gauge(
    'bodies_missing',
    'Followed ledgers that wait for a body that an entry names.',
  );
  readonly erasurePending = this.gauge(
    'bodies_erasure_pending',
    'Bodies erased here of which the followers have not been told yet.',
  );
  readonly verifySeconds = this.counter(
    'segment_verify_seconds_total',
    'Seconds spent on reading segments and on their signatures.',
  );
  readonly verifiedSegments = this.counter(
    'segments_verified_total',
    'Segments read in that time, refused ones included.',
  );
  readonly deadLettersLost = this.counter(
    'dead_letters_lost_total',
    'Refused records of which no copy could be kept.',
  );

  countRequest({ method, route, status }: CountedRequest, seconds: number): void {
    this.httpRequests.inc({ method, route, status });
    this.httpSeconds.observe(seconds);
  }

  private gauge<T extends string = never>(name: string, help: string, labelNames: T[] = []) {
    return new Gauge<T>({ ...this.named(name, help), labelNames });
  }

  private counter<T extends string = never>(name: string, help: string, labelNames: T[] = []) {
    return new Counter<T>({ ...this.named(name, help), labelNames });
  }

  private histogram(name: string, help: string) {
    return new Histogram({ ...this.named(name, help), buckets: SECONDS });
  }

  private named(name: string, help: string) {
    return { name: `guildmark_${name}`, help, registers: [this.registry] };
  }
}

/** A counter whose count is kept elsewhere: takes that over as it stands. */
export function take<T extends string>(
  counter: Counter<T>,
  counts: readonly (readonly [Partial<Record<T, string>>, number])[],
): void {
  counter.reset();
  for (const [labels, count] of counts) counter.inc(labels, count);
}
