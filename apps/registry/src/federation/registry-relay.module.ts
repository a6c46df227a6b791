import { type DynamicModule, Module } from '@nestjs/common';
import { REGISTRY_SEGMENTS_TOPIC } from '#federation/topics.js';
import { BusModule } from '#platform/federation/bus.module.js';
import { OutboxModule } from '#platform/federation/outbox.module.js';
import type { RegistryConfig } from '../registry.config.js';

/** The bus, and the registry's own segments on their way to every hub. */
@Module({})
export class RegistryRelayModule {
  static with(config: RegistryConfig): DynamicModule {
    const { database, databaseOwner: owner, migrations: mode, kafkaBrokers: brokers } = config;
    const { origin, ledgerPrefix, publicUrl } = config;
    return {
      module: RegistryRelayModule,
      imports: [
        BusModule.with({
          database,
          owner,
          mode,
          ...(brokers && { kafka: { brokers, clientId: 'guildmark-registry' } }),
        }),
        OutboxModule.with({
          topic: REGISTRY_SEGMENTS_TOPIC,
          origin,
          prefixUrl: ledgerPrefix,
          registryUrl: publicUrl,
        }),
      ],
    };
  }
}
