import { Logger } from '@nestjs/common';
import type { Clock } from '../clock.js';
import { Collector, type Source } from './collector.js';
import type { Metrics } from './metrics.js';

/** Less than the ten seconds that a scraper waits by default. */
const SCRAPE_MS = 8000;
/** One source that does not answer leaves time for the others. */
const SOURCE_MS = 4000;

/**
 * The page that a scraper reads. Asks its sources one after the other, so that a scrape never takes
 * more than one connection. A source that fails is counted, said once, and its figures are absent.
 */
export class MetricsPage {
  private readonly log = new Logger('metrics');
  private readonly collectors: readonly Collector[];
  private readonly failing = new Set<string>();
  private writing: Promise<string> | undefined;

  constructor(
    private readonly metrics: Metrics,
    sources: readonly Source[],
    private readonly clock: Clock,
  ) {
    this.collectors = sources.map((source) => new Collector(source, clock));
  }

  /** The text of all figures; its media type is `metrics.registry.contentType`. Never throws. */
  text(): Promise<string> {
    // Who asks meanwhile gets the same page.
    this.writing ??= this.write().finally(() => {
      this.writing = undefined;
    });
    return this.writing;
  }

  private async write(): Promise<string> {
    const end = this.clock.now().getTime() + SCRAPE_MS;
    for (const collector of this.collectors) {
      const left = end - this.clock.now().getTime();
      this.note(collector.name, await collector.refresh(Math.max(1, Math.min(SOURCE_MS, left))));
    }
    return this.metrics.registry.metrics();
  }

  private note(collector: string, error: unknown): void {
    if (error === undefined) {
      this.failing.delete(collector);
      return;
    }
    this.metrics.collectorErrors.inc({ collector });
    if (this.failing.has(collector)) return;
    this.failing.add(collector);
    this.log.warn(`the figures of ${collector} cannot be read`);
    this.log.debug(error);
  }
}
