import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { ObservatoryRelease, ObservatoryReleases } from '#domain/generated/schemas.js';
import { buildRelease } from '#domain/observatory/build-release.js';
import { endOfQuarter } from '#domain/observatory/quarter.js';
import { Clock } from '#platform/clock.js';
import { HubsDirectory } from '../accreditation/hubs-directory.service.js';
import { KnownStandardsReader } from './known-standards.service.js';
import { ObservatoryAnnouncements } from './observatory-announcements.service.js';
import { ObservatoryStore } from './observatory.store.js';

/** Figures over the audits of all clusters: frozen files by quarter, and nothing to ask in between. */
@Injectable()
export class Observatory {
  constructor(
    private readonly store: ObservatoryStore,
    private readonly hubs: HubsDirectory,
    private readonly standards: KnownStandardsReader,
    private readonly announcements: ObservatoryAnnouncements,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<ObservatoryReleases> {
    const releases = await this.store.releases();
    return {
      releases: releases.map(({ quarter, releasedAt }) => ({
        quarter,
        releasedAt: releasedAt.toISOString(),
      })),
    };
  }

  /** Refuses `observatory.unknown`. */
  async read(quarter: string): Promise<ObservatoryRelease> {
    const release = await this.store.findRelease(quarter);
    if (!release) throw new DomainError('observatory.unknown');
    // these bytes were made from an ObservatoryRelease
    return JSON.parse(release.content.toString()) as ObservatoryRelease;
  }

  /** Freezes it when there is something to freeze: a registry without hubs says nothing. */
  async freezeWhenCounted(quarter: string): Promise<void> {
    if (await this.store.hasSummaryBefore(endOfQuarter(quarter))) await this.freeze(quarter);
  }

  /**
   * Freezes a quarter that is over, once and for ever: a second time gives the same file. What hubs
   * say later waits for the next one. Refuses `observatory.not-over`.
   */
  async freeze(quarter: string): Promise<ObservatoryRelease> {
    const end = endOfQuarter(quarter);
    if (end > this.clock.now())
      throw new DomainError('observatory.not-over', { expected: `after ${end.toISOString()}` });
    const accredited = new Set(await this.hubs.followedOrigins());
    const known = await this.standards.before(end);
    await this.store.freezing(async (m) => {
      if (await this.store.findRelease(quarter, m)) return;
      const said = await this.store.summariesSaidBefore(end, m);
      const counted = said.filter(({ origin }) => accredited.has(origin));
      await this.announcements.announce(buildRelease(quarter, counted, known), m);
    });
    return this.read(quarter);
  }
}
