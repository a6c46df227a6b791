import { Logger } from '@nestjs/common';
import type { FollowerContext } from './follower-context.js';
import { countDueRepairs, dueRepairs } from './parked-origin.sql.js';
import type { OriginRepair } from './repair-origin.js';

/** Origins that are pulled at a time. */
const PARALLEL = 4;
/** Above this many waiting repairs the bus brings more gaps than are closed: it has to wait. */
const PAUSE_ABOVE = 100;
const RESUME_AT = PAUSE_ABOVE / 2;

/** What the schedule may hold back. */
export interface Held {
  pause(): void;
  resume(): void;
}

/** Starts the repairs that are due, a few at a time, and holds the bus back while they pile up. */
export class RepairSchedule {
  private readonly log = new Logger('follower');
  private readonly pulling = new Set<string>();
  private isHolding = false;

  constructor(
    private readonly context: FollowerContext,
    private readonly repair: Pick<OriginRepair, 'pull' | 'idle'>,
    /** Called when a pull has ended: another may begin. */
    private readonly ended: () => void,
  ) {}

  /** One look at what is due; does not wait for the pulls. */
  async tick(bus: Held | undefined): Promise<void> {
    const { db, clock } = this.context;
    const now = clock.now();
    const waiting = await countDueRepairs(db, now);
    if (waiting > 0)
      for (const origin of await dueRepairs(db, now)) {
        if (this.pulling.size >= PARALLEL) break;
        if (!this.pulling.has(origin)) this.pull(origin);
      }
    this.holdBack(bus, waiting);
  }

  /** A new subscription does not know that it is held. */
  forget(): void {
    this.isHolding = false;
  }

  /** Resolves when no pull is going on. */
  idle(): Promise<void> {
    return this.repair.idle();
  }

  private pull(origin: string): void {
    this.pulling.add(origin);
    this.repair
      .pull(origin)
      .catch((error: unknown) => {
        this.log.error(`${origin}: ${error instanceof Error ? error.message : String(error)}`);
      })
      .finally(() => {
        this.pulling.delete(origin);
        this.ended();
      });
  }

  private holdBack(bus: Held | undefined, waiting: number): void {
    if (!bus) return;
    if (!this.isHolding && waiting > PAUSE_ABOVE) {
      this.isHolding = true;
      this.log.warn(`the bus waits: ${waiting} origins are in repair`);
      bus.pause();
    } else if (this.isHolding && waiting <= RESUME_AT) {
      this.isHolding = false;
      bus.resume();
    }
  }
}
