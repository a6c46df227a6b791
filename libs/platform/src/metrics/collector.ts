import type { Clock } from '../clock.js';

/** One source of figures that has to be asked. */
export interface Source {
  readonly name: string;
  /** Asks the source and sets the figures. */
  readonly read: () => Promise<void>;
  /** Takes the figures away: what is not known is absent, never old. */
  readonly forget: () => void;
}

/** Two who scrape, or one in a hurry, cost one question. */
const KEEP_MS = 5000;

/**
 * Asks a source so that nobody suffers for it: one question at a time, none again within five
 * seconds, waited for no longer than the limit. Never throws.
 */
export class Collector {
  private reading: Promise<void> | undefined;
  private readAt = -Infinity;

  constructor(
    private readonly source: Source,
    private readonly clock: Clock,
  ) {}

  get name(): string {
    return this.source.name;
  }

  /** Resolves when the figures are fresh enough, or to why they are given up. */
  async refresh(limitMs: number): Promise<unknown> {
    if (!this.reading && this.clock.now().getTime() - this.readAt < KEEP_MS) return undefined;
    // A question that is still open is not asked again; its answer is taken whenever it comes.
    this.reading ??= this.read();
    try {
      await within(this.reading, limitMs);
      return undefined;
    } catch (error) {
      this.source.forget();
      return error;
    }
  }

  private async read(): Promise<void> {
    try {
      await this.source.read();
      this.readAt = this.clock.now().getTime();
    } finally {
      this.reading = undefined;
    }
  }
}

/** Rejects when work is not done after so many milliseconds; the work itself goes on. */
export async function within<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${String(limitMs)} ms`));
    }, limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
