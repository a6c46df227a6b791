import { Injectable } from '@nestjs/common';
import { PinnedRegistry } from '../federation/pinned-registry.js';
import { RegistryBootstrap } from '../federation/registry-bootstrap.js';
import { RegistryView } from '../federation/registry-view.service.js';
import { HealthStore } from './health.store.js';

/** How this hub stands to the registry. */
@Injectable()
export class RegistryHealth {
  constructor(
    private readonly store: HealthStore,
    private readonly pinned: PinnedRegistry,
    private readonly bootstrap: RegistryBootstrap,
    private readonly view: RegistryView,
  ) {}

  /**
   * `registry`: ok or contradicted. `registryView`: catching-up with the first copy; none while the
   * registry was never reached; fresh, ageing (72 hours) or stale (7 days: issuing is refused).
   */
  async parts(): Promise<{ readonly registry: string; readonly registryView: string }> {
    const isContradicted = await this.store.isContradicted(this.pinned.origin);
    return {
      registry: isContradicted ? 'contradicted' : 'ok',
      registryView: (await this.bootstrap.isCatchingUp()) ? 'catching-up' : await this.view.age(),
    };
  }
}
