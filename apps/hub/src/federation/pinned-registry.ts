import { Inject, Injectable } from '@nestjs/common';
import { parseVerifierKey } from '#ledger/verifier-key.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import type { FollowedLedger, FollowedLedgers } from '#platform/federation/follower-ports.js';
import { LogKeyHistory } from '#platform/federation/log-key-history.js';
import { HUB_CONFIG, type HubConfig } from '../hub.config.js';

/**
 * The one ledger a hub follows, under the key its configuration pins and those that this ledger
 * itself names under it; never a key from elsewhere in the network.
 */
@Injectable()
export class PinnedRegistry implements FollowedLedgers {
  /** Name of the registry's ledger. */
  readonly origin: string;
  private readonly registry: Omit<FollowedLedger, 'logKeys'>;
  private readonly pinnedKey: string;

  constructor(
    @Inject(HUB_CONFIG) { registryUrl, registryVerifierKey }: HubConfig,
    private readonly keys: LogKeyHistory,
  ) {
    this.pinnedKey = registryVerifierKey;
    this.origin = parseVerifierKey(registryVerifierKey).name;
    this.registry = {
      // A registry has no witness but itself yet; its own signature is all there is to ask for.
      policy: 'quorum none\n',
      prefixUrl: `${registryUrl}/ledger/`,
      standing: 'followed',
    };
  }

  async trustOf(origin: string, m?: Transaction): Promise<FollowedLedger | undefined> {
    if (origin !== this.origin) return undefined;
    return { ...this.registry, logKeys: await this.keys.keysOf(origin, this.pinnedKey, m) };
  }
}
