import { Inject, Injectable } from '@nestjs/common';
import type { FederationBus } from '#federation/bus.js';
import { NoBus } from '#federation/no-bus.js';
import { Clock } from '../clock.js';
import { BUS } from '../federation/bus.module.js';
import { SegmentFollower } from '../federation/segment-follower.js';
import { within } from '../metrics/collector.js';
import type { BusFacts } from './judge-readiness.js';

/** How the bus was when it was last looked at, and how this process reads it now. */
export interface BusLook {
  readonly group: string;
  readonly reachable: boolean;
  /** By partition; undefined when the bus did not tell. */
  readonly lag: readonly { readonly partition: number; readonly lag: number }[] | undefined;
  readonly facts: BusFacts;
}

type Asked = Pick<BusLook, 'reachable' | 'lag'>;

/** A look goes to the broker: health page and figures share one. */
const KEEP_MS = 5000;
/** As long as a broker on a busy machine may take to answer. */
const LIMIT_MS = 3500;

/** Looks at the bus for whoever runs this process. Never throws: a bus that does not answer is away. */
@Injectable()
export class BusWatch {
  /** Undefined while it is away. */
  private reachableSince: number | undefined;
  private asking: Promise<Asked> | undefined;
  private asked: (Asked & { readonly at: number }) | undefined;

  constructor(
    @Inject(BUS) private readonly bus: FederationBus,
    private readonly follower: SegmentFollower,
    private readonly clock: Clock,
  ) {
    this.reachableSince = clock.now().getTime();
  }

  async look(): Promise<BusLook> {
    const { reachable, lag } = await this.fresh();
    const { group } = this.follower.place;
    const state = this.follower.running?.state();
    const now = this.clock.now().getTime();
    const lastPollAt = state?.lastPollAt;
    return {
      group,
      reachable,
      lag,
      facts: {
        isUsed: this.isUsed,
        reachable,
        reachableSeconds: Math.max(0, now - (this.reachableSince ?? now)) / 1000,
        assigned: state?.assigned.length,
        pollSeconds: lastPollAt && Math.max(0, now - lastPollAt.getTime()) / 1000,
        lag: lag?.reduce((sum, partition) => sum + partition.lag, 0),
      },
    };
  }

  /** False in a party that follows over HTTP alone. */
  get isUsed(): boolean {
    return !(this.bus instanceof NoBus);
  }

  private async fresh(): Promise<Asked> {
    const { asked } = this;
    if (asked && Math.abs(this.clock.now().getTime() - asked.at) < KEEP_MS) return asked;
    this.asking ??= this.ask().finally(() => {
      this.asking = undefined;
    });
    const answer = await this.asking;
    const at = this.clock.now().getTime();
    this.reachableSince = answer.reachable ? (this.reachableSince ?? at) : undefined;
    this.asked = { ...answer, at };
    return answer;
  }

  private async ask(): Promise<Asked> {
    const { group, topic } = this.follower.place;
    try {
      const { reachable } = await within(this.bus.health(), LIMIT_MS);
      if (!reachable) return { reachable, lag: undefined };
      // A bus that answers and cannot tell the lag of a group that never read is not away.
      const lag = await within(this.bus.lag(group, [topic]), LIMIT_MS).catch(() => undefined);
      return { reachable, lag };
    } catch {
      return { reachable: false, lag: undefined };
    }
  }
}
