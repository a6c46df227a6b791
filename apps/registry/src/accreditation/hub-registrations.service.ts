import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { NewHub } from '#domain/generated/schemas.js';
import { Clock } from '#platform/clock.js';
import { Idempotency } from '#platform/idempotency/idempotency.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { REGISTRY_CONFIG, type RegistryConfig } from '../registry.config.js';
import { checkHub } from './check-hub.js';
import { HubEntries } from './hub-entries.js';
import { HubsStore } from './hubs.store.js';

/** Enters hubs. Entering vouches for nothing: that is what accreditation does. */
@Injectable()
export class HubRegistrations {
  constructor(
    @Inject(REGISTRY_CONFIG) private readonly config: RegistryConfig,
    private readonly store: HubsStore,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly entries: HubEntries,
  ) {}

  /** The id of the hub; entering the same again changes nothing. */
  register(body: NewHub, accountId: string, key: string | undefined): Promise<string> {
    const hub = checkHub(body, this.config.origin);
    const request = { accountId, key, operation: 'hubs.register', body };
    return this.idempotency.once(request, async (m) => {
      const added = await this.entries.enter(hub, this.clock.now(), m);
      return added ?? this.sameHub(hub, m);
    });
  }

  private async sameHub(hub: NewHub, m: Transaction): Promise<string> {
    const [existing, ...others] = await this.store.findRelated(hub, m);
    const isSame =
      existing &&
      others.length === 0 &&
      existing.did === hub.did &&
      existing.url === hub.url &&
      existing.origin === hub.origin &&
      existing.verifierKey === hub.verifierKey &&
      existing.legalName === hub.legalName &&
      existing.witness?.verifierKey === hub.witness?.verifierKey;
    if (!isSame) throw new DomainError('hub.already-registered');
    return existing.id;
  }
}
