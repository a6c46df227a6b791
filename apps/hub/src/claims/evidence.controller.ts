import { Body, Controller, Get, Header, HttpCode, Post, StreamableFile } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiProduces,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type {
  DescribedEvidence,
  Evidence,
  EvidenceConsent,
  EvidenceReadings,
  NewEvidenceConsent,
  NewEvidenceItem,
} from '#domain/generated/schemas.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { IdempotencyKey } from '#platform/idempotency/idempotency-key.js';
import { EvidenceConsentsService } from './evidence-consents.service.js';
import { EvidenceDescriptionsService } from './evidence-descriptions.service.js';
import { EvidenceService, type OpenedEvidence } from './evidence.service.js';
import { EvidenceUploadsService } from './evidence-uploads.service.js';
import { RAW_BODY } from './read-evidence-bodies.js';

const TYPES = ['text/plain', 'image/jpeg', 'image/png', 'application/pdf'] as const;

/** Saved, never shown in the page: whatever the bytes hold does not run as ours. */
const asFile = ({ evidence, bytes }: OpenedEvidence): StreamableFile =>
  new StreamableFile(bytes, {
    type: evidence.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : evidence.mediaType,
    disposition: `attachment; filename="${evidence.id}"`,
    length: bytes.length,
  });

@ApiTags('evidence')
@ApiBearerAuth()
@Controller(api(''))
export class EvidenceController {
  constructor(
    private readonly evidence: EvidenceService,
    private readonly descriptions: EvidenceDescriptionsService,
    private readonly uploads: EvidenceUploadsService,
    private readonly consents: EvidenceConsentsService,
  ) {}

  @Post('experiences/:id/evidence')
  @Roles('employee')
  @ApiResponse({ status: 201, standardSchema: body('http/described-evidence') })
  describe(
    @UuidParam('id') id: string,
    @Body({ schema: body('http/new-evidence-item') }) item: NewEvidenceItem,
    @Me() me: Account,
    @IdempotencyKey() key: string | undefined,
  ): Promise<DescribedEvidence> {
    return this.descriptions.describe(id, item, me, key);
  }

  @Post('evidence/:id/content')
  @Roles('employee')
  @RouteConfig(RAW_BODY)
  @ApiConsumes(...TYPES)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiResponse({ status: 201, standardSchema: body('http/evidence') })
  upload(
    @UuidParam('id') id: string,
    @Body() content: unknown,
    @Me() me: Account,
  ): Promise<Evidence> {
    return this.uploads.upload(id, content, me);
  }

  @Get('evidence/:id')
  @Roles('employee', 'assessor', 'officer')
  @Header('cache-control', 'no-store')
  @Header('content-security-policy', "sandbox; default-src 'none'")
  @ApiProduces(...TYPES)
  @ApiResponse({ status: 200 })
  async content(@UuidParam('id') id: string, @Me() me: Account): Promise<StreamableFile> {
    return asFile(await this.evidence.read(id, me));
  }

  @Get('evidence/:id/readings')
  @Roles('employee')
  @ApiResponse({ status: 200, standardSchema: body('http/evidence-readings') })
  readings(@UuidParam('id') id: string, @Me() me: Account): Promise<EvidenceReadings> {
    return this.consents.readingsOf(id, me);
  }

  @Post('evidence/:id/consent')
  @Roles('employee')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('http/evidence-consent') })
  agree(
    @UuidParam('id') id: string,
    @Body({ schema: body('http/new-evidence-consent') }) consent: NewEvidenceConsent,
    @Me() me: Account,
  ): Promise<EvidenceConsent> {
    return this.consents.agree(id, consent, me);
  }
}
