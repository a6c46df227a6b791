/** How much may be done at once, and how much more each second. */
export interface Pace {
  readonly perSecond: number;
  readonly burst: number;
}

/**
 * Counts what may be done now: full at first, refilled evenly, never above its burst. Times are
 * arguments in milliseconds; one that goes back refills nothing and counts on from there.
 */
export class TokenBucket {
  private tokens: number;
  private last: number | undefined;

  constructor(private readonly pace: Pace) {
    this.tokens = pace.burst;
  }

  /** Whole tokens that are there at `now`. */
  available(now: number): number {
    const passed = Math.max(0, now - (this.last ?? now));
    this.last = now;
    const { perSecond, burst } = this.pace;
    this.tokens = Math.min(burst, this.tokens + (passed / 1000) * perSecond);
    return Math.floor(this.tokens);
  }

  /** Takes up to what is available at `now`, and gives what it took. */
  take(wanted: number, now: number): number {
    const taken = Math.min(wanted, this.available(now));
    this.tokens -= taken;
    return taken;
  }
}
