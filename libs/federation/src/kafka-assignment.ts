import { type BusPartition, REDELIVERY_PAUSE_MS, type SubscribeOptions } from '#federation/bus.js';
import type { KafkaAdmin } from '#federation/kafka-admin.js';

/** A partition given to a member. */
export interface Assigned {
  readonly topic: string;
  readonly partition: number;
}

interface AssignmentOptions {
  readonly admin: KafkaAdmin;
  readonly startAt: SubscribeOptions['startAt'];
  readonly seek: (partition: Assigned, offset: number) => void;
  readonly onError: (error: unknown) => void;
}

/** The group says that this member is none of it any more: what it holds may be another's. */
const LOST = new Set(['UNKNOWN_MEMBER_ID', 'ILLEGAL_GENERATION', 'FENCED_INSTANCE_ID']);
/** The group is being dealt out anew; until we join, our partitions are still ours. */
const LEAVING = new Set([
  'REBALANCE_IN_PROGRESS',
  'NOT_COORDINATOR_FOR_GROUP',
  'GROUP_COORDINATOR_NOT_AVAILABLE',
]);

/** The partitions a member holds from one join of its group to the next, and where they are read from. */
export class KafkaAssignment {
  /** Resolves to the cluster when every partition is where `startAt` wants it; undefined when that came to nothing. */
  readonly placed: Promise<string | undefined>;
  private over = false;
  private lost = false;
  private leaving = false;
  private wake: (() => void) | undefined;

  constructor(
    readonly partitions: readonly Assigned[],
    private readonly options: AssignmentOptions,
  ) {
    this.placed = this.place();
  }

  /** Another assignment has taken its place, or none. */
  get isOver(): boolean {
    return this.over || this.lost;
  }

  get isLost(): boolean {
    return this.lost;
  }

  get isLeaving(): boolean {
    return this.leaving;
  }

  end(): void {
    this.over = true;
    this.wake?.();
  }

  /** Notes what a refused heartbeat says about membership; false when it says nothing. */
  takeRefusal(error: unknown): boolean {
    const type = (error as { type?: unknown } | null)?.type;
    if (typeof type !== 'string') return false;
    if (LOST.has(type)) this.lost = true;
    else if (LEAVING.has(type)) this.leaving = true;
    else return false;
    return true;
  }

  /** Until it succeeds or does not matter any more: records read from elsewhere would be wrong. */
  private async place(): Promise<string | undefined> {
    while (!this.over) {
      try {
        const clusterId = await this.options.admin.clusterId();
        const wanted = await this.wanted(clusterId);
        if (this.over) return undefined;
        for (const [assigned, offset] of wanted) this.options.seek(assigned, offset);
        return clusterId;
      } catch (error) {
        this.options.onError(error);
        await this.pause();
      }
    }
    return undefined;
  }

  private async wanted(clusterId: string): Promise<readonly (readonly [Assigned, number])[]> {
    const { startAt, admin } = this.options;
    if (!startAt) return [];
    const wanted: [Assigned, number][] = [];
    for (const topic of new Set(this.partitions.map((p) => p.topic))) {
      const ranges = await admin.ranges(topic);
      for (const assigned of this.partitions.filter((p) => p.topic === topic)) {
        const asked: BusPartition = { ...assigned, clusterId };
        const start = await startAt(asked);
        const range = ranges.find(({ partition }) => partition === assigned.partition);
        if (start === undefined || !range) continue;
        const isThere = start !== 'earliest' && start >= range.low && start <= range.high;
        wanted.push([assigned, isThere ? start : range.low]);
      }
    }
    return wanted;
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, REDELIVERY_PAUSE_MS);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
