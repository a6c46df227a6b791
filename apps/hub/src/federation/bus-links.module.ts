import { type DynamicModule, Module } from '@nestjs/common';
import {
  HUB_SEGMENTS_TOPIC,
  hubFollowGroup,
  hubReadGroup,
  REGISTRY_SEGMENTS_TOPIC,
} from '#federation/topics.js';
import { BusModule } from '#platform/federation/bus.module.js';
import { FollowerModule } from '#platform/federation/follower.module.js';
import { OutboxModule } from '#platform/federation/outbox.module.js';
import type { HubConfig } from '../hub.config.js';
import { FederationModule } from './federation.module.js';
import { RegistryCatchUp } from './registry-catch-up.js';

/** What runs between this hub and the bus: its own segments out, the registry's in. */
@Module({})
export class BusLinksModule {
  static with(config: HubConfig): DynamicModule {
    const { database, databaseOwner: owner, migrations: mode, kafka } = config;
    const { slug, origin, ledgerPrefix, registryUrl } = config;
    return {
      module: BusLinksModule,
      imports: [
        BusModule.with({
          database,
          owner,
          mode,
          kafka,
          clientId: `guildmark-hub-${slug}`,
          readGroups: hubReadGroup(slug),
        }),
        OutboxModule.with({
          topic: HUB_SEGMENTS_TOPIC,
          origin,
          prefixUrl: ledgerPrefix,
          registryUrl,
        }),
        FollowerModule.with({
          topic: REGISTRY_SEGMENTS_TOPIC,
          group: hubFollowGroup(slug),
          ports: FederationModule,
        }),
        FederationModule,
      ],
      providers: [RegistryCatchUp],
    };
  }
}
