/** Somebody who mistypes gives up sooner. */
const MAX_WRONG = 20;
const WINDOW_MS = 10 * 60_000;
/** Addresses that are remembered at once; more are forgotten together. */
const MAX_ADDRESSES = 10_000;

/**
 * Counts wrong tokens by address. Only wrong ones are ever held up: behind a proxy all witnesses have
 * one address, and nobody shall shut them out by guessing.
 */
export class WrongTokens {
  private readonly seen = new Map<string, { count: number; readonly since: number }>();

  /** Counts one more; whether that is too often. */
  isOften(from: string, now: Date): boolean {
    const time = now.getTime();
    if (this.seen.size >= MAX_ADDRESSES) this.seen.clear();
    const known = this.seen.get(from);
    const entry = known && time - known.since < WINDOW_MS ? known : { count: 0, since: time };
    entry.count += 1;
    this.seen.set(from, entry);
    return entry.count > MAX_WRONG;
  }
}
