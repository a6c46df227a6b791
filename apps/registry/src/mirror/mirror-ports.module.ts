import { Module } from '@nestjs/common';
import { FOLLOWED_LEDGERS, PROJECTION } from '#platform/federation/follower-ports.js';
import type { PullOptions } from '#platform/federation/origin-pulls.js';
import { PULL_OPTIONS } from '#platform/federation/pull.module.js';
import { AccreditationModule } from '../accreditation/accreditation.module.js';
import { HubsDirectory } from '../accreditation/hubs-directory.service.js';
import { CreateHubRecords1795443600000 } from '../migrations/202611231420-create-hub-records.js';
import { WidenHubKeys1795870800000 } from '../migrations/202611281300-widen-hub-keys.js';
import { ObservatoryProjectionModule } from '../observatory/observatory-projection.module.js';
import { REGISTRY_CONFIG, type RegistryConfig } from '../registry.config.js';
import { FollowedHubs } from './followed-hubs.service.js';
import { HubKeyEntity } from './hub-key.entity.js';
import { HubProjection } from './hub-projection.service.js';
import { HubRecordsProjectionModule } from './hub-records-projection.module.js';
import { HubRecords } from './hub-records.service.js';
import { LocalStandardEntity } from './local-standard.entity.js';
import { ProposalEntity } from './proposal.entity.js';
import { StatusListPublicationEntity } from './status-list-publication.entity.js';

/** Tables of what hubs say, for the DataSource of the app. */
export const hubRecordsTables = {
  entities: [LocalStandardEntity, HubKeyEntity, StatusListPublicationEntity, ProposalEntity],
  migrations: [CreateHubRecords1795443600000, WidenHubKeys1795870800000],
};

/** What the follower asks of the registry, and the records that come of it. */
@Module({
  imports: [AccreditationModule, HubRecordsProjectionModule, ObservatoryProjectionModule],
  providers: [
    HubRecords,
    { provide: FOLLOWED_LEDGERS, useClass: FollowedHubs },
    { provide: PROJECTION, useClass: HubProjection },
    {
      provide: PULL_OPTIONS,
      inject: [REGISTRY_CONFIG, HubsDirectory],
      useFactory: ({ federation }: RegistryConfig, hubs: HubsDirectory): PullOptions => ({
        origins: () => hubs.followedOrigins(),
        everyMs: federation.pullMs,
        segmentsCount: true,
      }),
    },
  ],
  exports: [FOLLOWED_LEDGERS, PROJECTION, PULL_OPTIONS, HubRecords],
})
export class MirrorPortsModule {}
