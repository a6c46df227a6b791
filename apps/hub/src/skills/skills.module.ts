import { Module } from '@nestjs/common';
import { ClaimsModule } from '../claims/claims.module.js';
import { IssuingModule } from '../issuing/issuing.module.js';
import { MembersModule } from '../members/members.module.js';
import { CreateSkills1795903800000 } from '../migrations/202611282210-create-skills.js';
import { PrivacyModule } from '../privacy/privacy.module.js';
import { StandardsModule } from '../standards/standards.module.js';
import { FirmFactsController } from './firm-facts.controller.js';
import { FirmFactsService } from './firm-facts.service.js';
import { FirmFactsStore } from './firm-facts.store.js';
import { FirmHoldingsService } from './firm-holdings.service.js';
import { RoleHolderErasures } from './role-holder-erasures.service.js';
import { RoleHolderFiles } from './role-holder-files.service.js';
import { RoleHoldersService } from './role-holders.service.js';
import { RoleHoldersStore } from './role-holders.store.js';
import { RoleProfilesController } from './role-profiles.controller.js';
import { RoleProfilesService } from './role-profiles.service.js';
import { RoleProfilesStore } from './role-profiles.store.js';
import { RoleRequests } from './role-requests.service.js';
import { SkillsInputs } from './skills-inputs.service.js';
import { SkillsMatrixController } from './skills-matrix.controller.js';
import { SkillsMatrixService } from './skills-matrix.service.js';
import { SkillsSources } from './skills-sources.service.js';

/** Tables of skills, for the DataSource of the hub. */
export const skillsTables = { entities: [], migrations: [CreateSkills1795903800000] };

/** Facts of firms, their posts, and who is able to do what they need. */
@Module({
  imports: [ClaimsModule, IssuingModule, MembersModule, PrivacyModule, StandardsModule],
  controllers: [FirmFactsController, RoleProfilesController, SkillsMatrixController],
  providers: [
    FirmFactsService,
    FirmFactsStore,
    FirmHoldingsService,
    RoleHolderErasures,
    RoleHolderFiles,
    RoleHoldersService,
    RoleHoldersStore,
    RoleProfilesService,
    RoleProfilesStore,
    RoleRequests,
    SkillsInputs,
    SkillsMatrixService,
    SkillsSources,
  ],
  exports: [FirmFactsService, RoleProfilesService, SkillsInputs],
})
export class SkillsModule {}
