import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database/in-transaction.js';
import type { FollowedLedger, FollowedLedgers } from '#platform/federation/follower-ports.js';
import { HubsDirectory } from '../accreditation/hubs-directory.service.js';
import { REGISTRY_CONFIG, type RegistryConfig } from '../registry.config.js';
import { hubPolicy } from '../witness/hub-policy.js';

/** Which ledgers the registry follows: those of hubs that are accredited now. */
@Injectable()
export class FollowedHubs implements FollowedLedgers {
  constructor(
    @Inject(REGISTRY_CONFIG) private readonly config: RegistryConfig,
    private readonly directory: HubsDirectory,
  ) {}

  async trustOf(origin: string, m?: Transaction): Promise<FollowedLedger | undefined> {
    const found = await this.directory.byOrigin(origin, m);
    if (!found) return undefined;
    return {
      logKeys: await this.directory.logKeysOf(found.hub, m),
      policy: hubPolicy(this.config.witnessKey),
      prefixUrl: `${found.hub.url}/ledger/`,
      standing: found.standing === 'accredited' ? 'followed' : 'not-accredited',
    };
  }
}
