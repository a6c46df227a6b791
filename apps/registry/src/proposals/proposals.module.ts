import { Module } from '@nestjs/common';
import { AccreditationModule } from '../accreditation/accreditation.module.js';
import { MappingsModule } from '../mappings/mappings.module.js';
import { MirrorPortsModule } from '../mirror/mirror-ports.module.js';
import { StandardsModule } from '../standards/standards.module.js';
import { ProposalsController } from './proposals.controller.js';
import { ProposalsService } from './proposals.service.js';

/** Proposals of hubs and what becomes of them. */
@Module({
  imports: [AccreditationModule, MappingsModule, MirrorPortsModule, StandardsModule],
  controllers: [ProposalsController],
  providers: [ProposalsService],
})
export class ProposalsModule {}
