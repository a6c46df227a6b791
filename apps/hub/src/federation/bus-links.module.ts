import { type DynamicModule, Module } from '@nestjs/common';
import {
  HUB_SEGMENTS_TOPIC,
  hubFollowGroup,
  hubReadGroup,
  REGISTRY_SEGMENTS_TOPIC,
} from '#federation/topics.js';
import { BusModule } from '#platform/federation/bus.module.js';
import { FollowerModule } from '#platform/federation/follower.module.js';
import { PullModule } from '#platform/federation/pull.module.js';
import { OutboxModule } from '#platform/federation/outbox.module.js';
import type { HubConfig } from '../hub.config.js';
import { FederationModule } from './federation.module.js';
import { ResendService } from './resend.service.js';

/** What runs between this hub and the bus: its own segments out, the registry's in. */
@Module({})
export class BusLinksModule {
  static with(config: HubConfig): DynamicModule {
    const { database, databaseOwner: owner, migrations, kafka } = config;
    const { mode, pace } = config.federation;
    const { slug, origin, ledgerPrefix, registryUrl } = config;
    return {
      module: BusLinksModule,
      imports: [
        BusModule.with({
          database,
          owner,
          mode,
          migrations,
          kafka,
          clientId: `guildmark-hub-${slug}`,
          readGroups: hubReadGroup(slug),
        }),
        OutboxModule.with(
          {
            topic: HUB_SEGMENTS_TOPIC,
            origin,
            prefixUrl: ledgerPrefix,
            registryUrl,
            pace,
          },
          mode,
        ),
        FollowerModule.with({
          topic: REGISTRY_SEGMENTS_TOPIC,
          group: hubFollowGroup(slug),
          ports: FederationModule,
        }),
        PullModule.with(FederationModule),
        FederationModule,
      ],
      providers: [ResendService],
    };
  }
}
