import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type {
  Endorsement,
  EndorsementInvitation,
  Endorsements,
  NewEndorsement,
  WitnessStatements,
} from '#domain/generated/schemas.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { EndorsementsService } from './endorsements.service.js';
import { WitnessesService } from './witnesses.service.js';

@ApiTags('endorsements')
@ApiBearerAuth()
@Controller(api(''))
export class EndorsementsController {
  constructor(
    private readonly endorsements: EndorsementsService,
    private readonly witnesses: WitnessesService,
  ) {}

  @Post('claims/:id/endorsements')
  @Roles('employee')
  @ApiResponse({ status: 201, standardSchema: body('http/endorsement-invitation') })
  invite(
    @UuidParam('id') id: string,
    @Body({ schema: body('http/new-endorsement') }) endorsement: NewEndorsement,
    @Me() me: Account,
  ): Promise<EndorsementInvitation> {
    return this.endorsements.invite(id, endorsement, me);
  }

  @Get('claims/:id/endorsements')
  @Roles('employee')
  @ApiResponse({ status: 200, standardSchema: body('http/endorsements') })
  list(@UuidParam('id') id: string, @Me() me: Account): Promise<Endorsements> {
    return this.endorsements.list(id, me);
  }

  @Post('endorsements/:id/revocation')
  @Roles('employee')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('http/endorsement') })
  revoke(@UuidParam('id') id: string, @Me() me: Account): Promise<Endorsement> {
    return this.endorsements.revoke(id, me);
  }

  @Get('endorsements')
  @Roles('officer')
  @ApiResponse({ status: 200, standardSchema: body('http/witness-statements') })
  stated(): Promise<WitnessStatements> {
    return this.witnesses.list();
  }

  @Post('endorsements/:id/erasure')
  @Roles('officer')
  @HttpCode(204)
  @ApiResponse({ status: 204 })
  erase(@UuidParam('id') id: string): Promise<void> {
    return this.witnesses.erase(id);
  }
}
