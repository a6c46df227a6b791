import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '#platform/clock.js';
import { LedgerIntents } from '#platform/ledger/ledger-intents.js';
import { HUB_CONFIG, type HubConfig } from '../hub.config.js';
import { credentialKeys, listedKeys } from './credential-keys.js';
import { NamedKeysStore } from './named-keys.store.js';

/** Writes into the ledger which keys sign credentials: a verifier believes no other. */
@Injectable()
export class NamedKeysService implements OnApplicationBootstrap {
  constructor(
    @Inject(HUB_CONFIG) private readonly config: HubConfig,
    private readonly store: NamedKeysStore,
    private readonly intents: LedgerIntents,
    private readonly clock: Clock,
  ) {}

  /** Names keys that are new. Throws, and so ends the start, when a name stands for another key. */
  async onApplicationBootstrap(): Promise<void> {
    await this.store.naming(async (m) => {
      for (const { kid, alg, publicJwk } of listedKeys(credentialKeys(this.config))) {
        const text = JSON.stringify(publicJwk);
        const named = await this.store.find(kid, m);
        if (named === text) continue;
        if (named !== undefined)
          throw new Error(`the ledger names another key as ${kid}: put the former key file back`);
        const intentId = await this.intents.appendEvent(m, {
          type: 'eu.guildmark.key.rotated.v1',
          schema: 'events/key.rotated/1.0',
          subject: this.config.did,
          data: { role: 'credential', kid, alg, publicJwk, reason: 'opened' },
          time: this.clock.now(),
        });
        await this.store.add(kid, text, intentId, m);
      }
    });
  }
}
