import { Inject, Injectable } from '@nestjs/common';
import { parseVerifierKey } from '#ledger/verifier-key.js';
import type { FollowedLedger, FollowedLedgers } from '#platform/federation/follower-ports.js';
import { HUB_CONFIG, type HubConfig } from '../hub.config.js';

/** The one ledger a hub follows, under the key its configuration pins; never a key from the network. */
@Injectable()
export class PinnedRegistry implements FollowedLedgers {
  /** Name of the registry's ledger. */
  readonly origin: string;
  private readonly registry: FollowedLedger;

  constructor(@Inject(HUB_CONFIG) { registryUrl, registryVerifierKey }: HubConfig) {
    this.origin = parseVerifierKey(registryVerifierKey).name;
    this.registry = {
      verifierKey: registryVerifierKey,
      // A registry has no witness but itself yet; its own signature is all there is to ask for.
      policy: 'quorum none\n',
      prefixUrl: `${registryUrl}/ledger/`,
      standing: 'followed',
    };
  }

  trustOf(origin: string): Promise<FollowedLedger | undefined> {
    return Promise.resolve(origin === this.origin ? this.registry : undefined);
  }
}
