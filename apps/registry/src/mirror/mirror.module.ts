import { Module } from '@nestjs/common';
import { REGISTRY_MIRROR_GROUP, HUB_SEGMENTS_TOPIC } from '#federation/topics.js';
import { FollowerModule } from '#platform/federation/follower.module.js';
import { followerMigrations } from '#platform/federation/migrations/follower-migrations.js';
import { AccreditationModule } from '../accreditation/accreditation.module.js';
import { CatchUp } from './catch-up.service.js';
import { MirrorPortsModule } from './mirror-ports.module.js';

/** Tables of the follower, for the DataSource of the app. */
export const followerTables = { migrations: followerMigrations };

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
  ],
  providers: [CatchUp],
})
export class MirrorModule {}
