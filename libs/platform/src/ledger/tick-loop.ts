import { keepContext } from '../tracing/work-context.js';

/** Pauses of a TickLoop in milliseconds. */
export interface Pauses {
  /** After a run that did something, or failed. */
  readonly everyMs: number;
  /** After a run that resolved to 'idle': how long until it looks again by itself. */
  readonly idleMs: number;
}

/**
 * Runs work again and again, a pause after it last ended, at once when woken, and when rung as soon
 * as the pace allows. Runs never overlap. A failed run is told to `onError` and tried again.
 */
export class TickLoop {
  private running: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private again = false;
  private rung = false;
  private idle = false;
  private stopped = true;
  /** A run belongs to whoever made the loop, not to the request that rang. */
  private readonly inOwnContext = keepContext();
  private readonly pauses: Pauses;

  /** Work that resolves to 'idle' found nothing to do; one number stands for both pauses. */
  constructor(
    private readonly work: () => Promise<unknown>,
    pauses: number | Pauses,
    private readonly onError: (error: unknown) => void,
  ) {
    this.pauses = typeof pauses === 'number' ? { everyMs: pauses, idleMs: pauses } : pauses;
  }

  start(): void {
    this.stopped = false;
    this.wake();
  }

  /** Runs now, or once more right after the present run. Does nothing when stopped. */
  wake(): void {
    if (this.stopped) return;
    if (this.running) {
      this.again = true;
      return;
    }
    clearTimeout(this.timer);
    this.running = this.inOwnContext(() => this.run());
  }

  /**
   * There is something to do: runs now when the last run was idle, else at the end of its pause.
   * However often it rings, busy runs stay `everyMs` apart.
   */
  ring(): void {
    if (this.running) this.rung = true;
    else if (this.idle) this.wake();
  }

  /** Resolves when the present run has ended; no other begins. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private async run(): Promise<void> {
    do {
      this.again = false;
      this.rung = false;
      this.idle = false;
      try {
        this.idle = (await this.work()) === 'idle';
      } catch (error) {
        this.onError(error);
      }
    } while (this.wanted());
    this.running = undefined;
    const { everyMs, idleMs } = this.pauses;
    if (!this.stopped) this.timer = setTimeout(() => this.wake(), this.idle ? idleMs : everyMs);
  }

  private wanted(): boolean {
    return (this.again || (this.rung && this.idle)) && !this.stopped;
  }
}
