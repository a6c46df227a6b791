import { Body, Controller, Get, Header, Post, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Experience, Experiences, NewExperience } from '#domain/generated/schemas.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { IdempotencyKey } from '#platform/idempotency/idempotency-key.js';
import { EvidenceService, type OpenedEvidence } from './evidence.service.js';
import { ExperiencesService } from './experiences.service.js';

/** Saved, never shown in the page: whatever the bytes hold does not run as ours. */
const asFile = ({ evidence, bytes }: OpenedEvidence): StreamableFile =>
  new StreamableFile(bytes, {
    type: evidence.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : evidence.mediaType,
    disposition: `attachment; filename="${evidence.id}"`,
    length: bytes.length,
  });

@ApiTags('experiences')
@ApiBearerAuth()
@Controller(api(''))
export class ExperiencesController {
  constructor(
    private readonly experiences: ExperiencesService,
    private readonly evidence: EvidenceService,
  ) {}

  @Post('experiences')
  @Roles('employee')
  @ApiResponse({ status: 201, standardSchema: body('http/experience') })
  record(
    @Body({ schema: body('http/new-experience') }) experience: NewExperience,
    @Me() me: Account,
    @IdempotencyKey() key: string | undefined,
  ): Promise<Experience> {
    return this.experiences.record(experience, me, key);
  }

  @Get('experiences')
  @Roles('employee')
  @ApiResponse({ status: 200, standardSchema: body('http/experiences') })
  list(@Me() me: Account): Promise<Experiences> {
    return this.experiences.list(me);
  }

  @Get('evidence/:id')
  @Roles('employee', 'assessor')
  @Header('cache-control', 'no-store')
  @ApiProduces('text/plain', 'image/jpeg', 'image/png', 'application/pdf')
  @ApiResponse({ status: 200 })
  async content(@UuidParam('id') id: string, @Me() me: Account): Promise<StreamableFile> {
    return asFile(await this.evidence.read(id, me));
  }
}
