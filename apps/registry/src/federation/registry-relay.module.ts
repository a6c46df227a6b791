import { type DynamicModule, Module } from '@nestjs/common';
import { REGISTRY_READ_GROUP, REGISTRY_SEGMENTS_TOPIC } from '#federation/topics.js';
import { BusModule } from '#platform/federation/bus.module.js';
import { OutboxModule } from '#platform/federation/outbox.module.js';
import type { RegistryConfig } from '../registry.config.js';

/** The bus, and the registry's own segments on their way to every hub. */
@Module({})
export class RegistryRelayModule {
  static with(config: RegistryConfig): DynamicModule {
    const { database, databaseOwner: owner, migrations, kafka } = config;
    const { mode, pace } = config.federation;
    const { origin, ledgerPrefix, publicUrl } = config;
    return {
      module: RegistryRelayModule,
      imports: [
        BusModule.with({
          database,
          owner,
          mode,
          migrations,
          kafka,
          clientId: 'guildmark-registry',
          readGroups: REGISTRY_READ_GROUP,
        }),
        OutboxModule.with(
          {
            topic: REGISTRY_SEGMENTS_TOPIC,
            origin,
            prefixUrl: ledgerPrefix,
            registryUrl: publicUrl,
            pace,
          },
          mode,
        ),
      ],
    };
  }
}
