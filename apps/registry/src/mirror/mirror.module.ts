import { Module } from '@nestjs/common';
import { REGISTRY_MIRROR_GROUP, HUB_SEGMENTS_TOPIC } from '#federation/topics.js';
import { FollowerModule } from '#platform/federation/follower.module.js';
import { followerMigrations } from '#platform/federation/migrations/follower-migrations.js';
import { PullModule } from '#platform/federation/pull.module.js';
import { AccreditationModule } from '../accreditation/accreditation.module.js';
import { CatchUp } from './catch-up.service.js';
import { CreateResendAsked1795896720000 } from '../migrations/202611282012-create-resend-asked.js';
import { MirrorPortsModule } from './mirror-ports.module.js';
import { ResendAskedStore } from './resend-asked.store.js';
import { ResendRequests } from './resend-requests.service.js';

/** Tables of the follower, for the DataSource of the app. */
export const followerTables = {
  migrations: [...followerMigrations, CreateResendAsked1795896720000],
};

/** Keeps a verified copy of the ledger of every accredited hub. */
@Module({
  imports: [
    AccreditationModule,
    FollowerModule.with({
      group: REGISTRY_MIRROR_GROUP,
      topic: HUB_SEGMENTS_TOPIC,
      deadLetters: true,
      ports: MirrorPortsModule,
    }),
    PullModule.with(MirrorPortsModule),
    MirrorPortsModule,
  ],
  providers: [CatchUp, ResendAskedStore, ResendRequests],
})
export class MirrorModule {}
