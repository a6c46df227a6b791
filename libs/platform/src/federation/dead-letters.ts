import { Logger } from '@nestjs/common';
import type { BusRecord, FederationBus } from '#federation/bus.js';
import type { FollowerCounters } from './follower-counters.js';
import type { TakenRecord } from './take-record.js';

/** Where a refused record came from; one that is fed again says it itself. */
export interface DeadLetterSource {
  readonly topic: string;
  readonly partition: number;
}

/** Publications on the way at most; a broker that hangs must not fill the memory. */
const MAX_UNDERWAY = 20;
const IDLE_MS = 2000;

/**
 * Copies refused records to a topic for a person, after the transaction that refused them: nothing
 * waits for it. A copy that cannot be written is counted and said, once until one succeeds; the
 * quarantine row stays. crash between commit and copy: no copy; the row names the digest.
 */
export class DeadLetters {
  private readonly log = new Logger('follower');
  private readonly underway = new Set<Promise<void>>();
  private failing = false;

  constructor(
    private readonly bus: FederationBus,
    private readonly topic: string,
    private readonly counters: FollowerCounters | undefined,
  ) {}

  /** Copies those that have a quarantine row of their own; `again` when they are dead letters already. */
  send(
    taken: readonly TakenRecord[],
    source: DeadLetterSource,
    at: Date,
    again: 'again' | 'first' = 'first',
  ): void {
    const copies = taken.flatMap((one) => copyOf(one, source, at, again) ?? []);
    if (copies.length === 0) return;
    if (this.underway.size >= MAX_UNDERWAY) {
      this.lost(copies.length, 'too many are on the way');
      return;
    }
    const sending = this.publish(copies).finally(() => this.underway.delete(sending));
    this.underway.add(sending);
  }

  /** Resolves when nothing is on the way any more, or after two seconds: a broker may hang. */
  async idle(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const enough = new Promise((resolve) => (timer = setTimeout(resolve, IDLE_MS)));
    await Promise.race([Promise.all(this.underway), enough]);
    clearTimeout(timer);
  }

  private async publish(copies: readonly BusRecord[]): Promise<void> {
    // One at a time: a single record that is too large does not take the others along.
    for (const copy of copies)
      try {
        await this.bus.publish(this.topic, [copy]);
        this.counters?.wroteDeadLetters(1);
        this.failing = false;
      } catch (error) {
        this.lost(1, error instanceof Error ? error.message : String(error));
      }
  }

  private lost(count: number, why: string): void {
    this.counters?.lostDeadLetters(count);
    if (!this.failing) this.log.error(`dead letters are not written to ${this.topic}: ${why}`);
    this.failing = true;
  }
}

function copyOf(
  { record, refused }: TakenRecord,
  { topic, partition }: DeadLetterSource,
  at: Date,
  again: 'again' | 'first',
): BusRecord | undefined {
  if (refused === undefined) return undefined;
  const offset = 'offset' in record ? String(record.offset) : '';
  const first = {
    'dlq-topic': topic,
    'dlq-partition': String(partition),
    'dlq-offset': offset,
    'dlq-first-seen': at.toISOString(),
  };
  const { headers } = record;
  const attempts = again === 'again' ? Number(headers['dlq-attempts'] ?? 0) + 1 : 1;
  return {
    key: record.key,
    value: record.value,
    headers: {
      ...(again === 'again' ? { ...first, ...headers } : { ...headers, ...first }),
      'dlq-reason': refused,
      'dlq-attempts': String(attempts),
    },
  };
}
