import { Module } from '@nestjs/common';
import { FOLLOWED_LEDGERS, PROJECTION } from '#platform/federation/follower-ports.js';
import type { PullOptions } from '#platform/federation/origin-pulls.js';
import { PULL_OPTIONS } from '#platform/federation/pull.module.js';
import { LogKeyHistory } from '#platform/federation/log-key-history.js';
import { followerMigrations } from '#platform/federation/migrations/follower-migrations.js';
import { CreateRegistryReplica1795439400000 } from '../migrations/202611231310-create-registry-replica.js';
import { CreatePeerLog1795483800000 } from '../migrations/202611240130-create-peer-log.js';
import { CreateResendRequest1795896660000 } from '../migrations/202611282011-create-resend-request.js';
import { CreateRegistryAuditMethods1795914600000 } from '../migrations/202611290110-create-registry-audit-methods.js';
import { HUB_CONFIG, type HubConfig } from '../hub.config.js';
import { PinnedRegistry } from './pinned-registry.js';
import { RegistryBootstrap } from './registry-bootstrap.js';
import { RegistryContactStore } from './registry-contact.store.js';
import { RegistryFeed } from './registry-feed.service.js';
import { RegistryProjection } from './registry-projection.js';
import { RegistryReplicaStore } from './registry-replica.store.js';
import { RegistryView } from './registry-view.service.js';
import { ReleasedMethodsStore } from './released-methods.store.js';
import { ResendRequestsStore } from './resend-requests.store.js';

/** Tables of the follower and of the registry's copy, for the DataSource of the hub. */
export const federationTables = {
  entities: [],
  migrations: [
    ...followerMigrations,
    CreateRegistryReplica1795439400000,
    CreatePeerLog1795483800000,
    CreateResendRequest1795896660000,
    CreateRegistryAuditMethods1795914600000,
  ],
};

/** The hub's copy of the registry's ledger, and what the follower needs to write it. */
@Module({
  providers: [
    LogKeyHistory,
    RegistryBootstrap,
    RegistryContactStore,
    RegistryFeed,
    RegistryReplicaStore,
    RegistryProjection,
    RegistryView,
    ReleasedMethodsStore,
    ResendRequestsStore,
    PinnedRegistry,
    { provide: FOLLOWED_LEDGERS, useExisting: PinnedRegistry },
    { provide: PROJECTION, useExisting: RegistryProjection },
    {
      provide: PULL_OPTIONS,
      inject: [HUB_CONFIG, PinnedRegistry],
      // How old our copy is goes by what the registry itself says, so segments do not count.
      useFactory: ({ federation }: HubConfig, { origin }: PinnedRegistry): PullOptions => ({
        origins: () => Promise.resolve([origin]),
        everyMs: federation.pullMs,
        segmentsCount: false,
      }),
    },
  ],
  exports: [
    RegistryBootstrap,
    RegistryFeed,
    RegistryView,
    ResendRequestsStore,
    PinnedRegistry,
    FOLLOWED_LEDGERS,
    PROJECTION,
    PULL_OPTIONS,
  ],
})
export class FederationModule {}
