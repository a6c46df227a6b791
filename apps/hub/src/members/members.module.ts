import { Module } from '@nestjs/common';
import { MandatesModule } from '../mandates/mandates.module.js';
import { CreateMembers1795435800000 } from '../migrations/202611231210-create-members.js';
import { LetPeopleGo1795484880000 } from '../migrations/202611240148-let-people-go.js';
import { KeepPastPosts1795872000000 } from '../migrations/202611281320-keep-past-posts.js';
import { PrivacyModule } from '../privacy/privacy.module.js';
import { ClusterImportsService } from './cluster-imports.service.js';
import { FirmStaff } from './firm-staff.service.js';
import { FirmStaffStore } from './firm-staff.store.js';
import { FirmEntity } from './firm.entity.js';
import { MemberFiles } from './member-files.service.js';
import { MembersController } from './members.controller.js';
import { MembersService } from './members.service.js';
import { MembersStore } from './members.store.js';
import { PersonEntity } from './person.entity.js';

/** Tables of members, for the DataSource of the hub. */
export const membersTables = {
  entities: [FirmEntity, PersonEntity],
  migrations: [CreateMembers1795435800000, LetPeopleGo1795484880000, KeepPastPosts1795872000000],
};

/** Firms, people and their roles. */
@Module({
  imports: [MandatesModule, PrivacyModule],
  controllers: [MembersController],
  providers: [
    FirmStaff,
    FirmStaffStore,
    MemberFiles,
    MembersStore,
    MembersService,
    ClusterImportsService,
  ],
  exports: [FirmStaff, MembersService, ClusterImportsService],
})
export class MembersModule {}
