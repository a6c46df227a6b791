import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type {
  MappingProposal,
  MappingProposals,
  NewLocalStandard,
  NewMappingProposal,
  NewTextErasure,
  Standard,
  Standards,
} from '#domain/generated/schemas.js';
import { Me, Public, Roles, SignedIn } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { IdempotencyKey } from '#platform/idempotency/idempotency-key.js';
import { MappingProposalsService } from './mapping-proposals.service.js';
import { TextErasures } from './text-erasures.service.js';
import { StandardsService } from './standards.service.js';

@ApiTags('standards')
@Controller()
export class StandardsController {
  constructor(
    private readonly standards: StandardsService,
    private readonly proposals: MappingProposalsService,
    private readonly erasures: TextErasures,
  ) {}

  @Post(api('standards'))
  @Roles('officer')
  @ApiBearerAuth()
  @ApiResponse({ status: 201, standardSchema: body('http/standard') })
  publish(
    @Body({ schema: body('http/new-local-standard') }) standard: NewLocalStandard,
    @Me() me: Account,
    @IdempotencyKey() key: string | undefined,
  ): Promise<Standard> {
    return this.standards.publish(standard, { accountId: me.id, key });
  }

  @Get(api('standards'))
  @SignedIn()
  @ApiBearerAuth()
  @ApiResponse({ status: 200, standardSchema: body('http/standards') })
  list(): Promise<Standards> {
    return this.standards.list();
  }

  @Post(api('mapping-proposals'))
  @Roles('officer')
  @ApiBearerAuth()
  @ApiResponse({ status: 201, standardSchema: body('http/mapping-proposal') })
  propose(
    @Body({ schema: body('http/new-mapping-proposal') }) proposal: NewMappingProposal,
    @Me() me: Account,
    @IdempotencyKey() key: string | undefined,
  ): Promise<MappingProposal> {
    return this.proposals.propose(proposal, { accountId: me.id, key });
  }

  @Get(api('mapping-proposals'))
  @Roles('officer')
  @ApiBearerAuth()
  @ApiResponse({ status: 200, standardSchema: body('http/mapping-proposals') })
  listProposals(): Promise<MappingProposals> {
    return this.proposals.list();
  }

  @Post(api('mapping-proposals/:id/erasure'))
  @Roles('officer')
  @HttpCode(200)
  @ApiBearerAuth()
  @ApiResponse({ status: 200, standardSchema: body('http/mapping-proposal') })
  eraseRationale(
    @UuidParam('id') id: string,
    @Body({ schema: body('http/new-text-erasure') }) erasure: NewTextErasure,
    @Me() me: Account,
  ): Promise<MappingProposal> {
    return this.erasures.eraseRationale(id, erasure, me);
  }

  /** The exact bytes whose digest is in the ledger and in credentials. */
  @Get('standards/:slug/v:version')
  @Public()
  @Header('content-type', 'application/json')
  @Header('cache-control', 'public, max-age=31536000, immutable')
  @ApiResponse({ status: 200, standardSchema: body('credentials/standard-version') })
  version(@Param('slug') slug: string, @Param('version') version: string): Promise<Buffer> {
    return this.standards.bytesOf(slug, version);
  }
}
