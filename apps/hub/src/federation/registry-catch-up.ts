import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { OriginRepair } from '#platform/federation/repair-origin.js';
import { PinnedRegistry } from './pinned-registry.js';

/** Fetches at the start what the bus may no longer hold; the registry may be down. */
@Injectable()
export class RegistryCatchUp implements OnApplicationBootstrap {
  private readonly log = new Logger('federation');

  constructor(
    private readonly repair: OriginRepair,
    private readonly registry: PinnedRegistry,
  ) {}

  /** In the background: a failed pull is tried again by the follower, so the start does not wait. */
  onApplicationBootstrap(): void {
    this.repair.pull(this.registry.origin).catch((error: unknown) => {
      this.log.error(
        `the registry's ledger: ${error instanceof Error ? error.message : 'unknown'}`,
      );
    });
  }
}
