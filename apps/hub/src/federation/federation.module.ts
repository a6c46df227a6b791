import { Module } from '@nestjs/common';
import { FOLLOWED_LEDGERS, PROJECTION } from '#platform/federation/follower-ports.js';
import { LogKeyHistory } from '#platform/federation/log-key-history.js';
import { followerMigrations } from '#platform/federation/migrations/follower-migrations.js';
import { CreateRegistryReplica1795439400000 } from '../migrations/202611231310-create-registry-replica.js';
import { CreatePeerLog1795483800000 } from '../migrations/202611240130-create-peer-log.js';
import { PinnedRegistry } from './pinned-registry.js';
import { RegistryFeed } from './registry-feed.service.js';
import { RegistryProjection } from './registry-projection.js';
import { RegistryReplicaStore } from './registry-replica.store.js';

/** Tables of the follower and of the registry's copy, for the DataSource of the hub. */
export const federationTables = {
  entities: [],
  migrations: [
    ...followerMigrations,
    CreateRegistryReplica1795439400000,
    CreatePeerLog1795483800000,
  ],
};

/** The hub's copy of the registry's ledger, and what the follower needs to write it. */
@Module({
  providers: [
    LogKeyHistory,
    RegistryFeed,
    RegistryReplicaStore,
    RegistryProjection,
    PinnedRegistry,
    { provide: FOLLOWED_LEDGERS, useExisting: PinnedRegistry },
    { provide: PROJECTION, useExisting: RegistryProjection },
  ],
  exports: [RegistryFeed, PinnedRegistry, FOLLOWED_LEDGERS, PROJECTION],
})
export class FederationModule {}
