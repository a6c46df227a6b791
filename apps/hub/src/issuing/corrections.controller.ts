import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Correction, Corrections, Issued, NewCorrection } from '#domain/generated/schemas.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { IdempotencyKey } from '#platform/idempotency/idempotency-key.js';
import { CorrectionAcceptances } from './correction-acceptances.service.js';
import { CorrectionOffers } from './correction-offers.service.js';

@ApiTags('credentials')
@ApiBearerAuth()
@Controller(api(''))
export class CorrectionsController {
  constructor(
    private readonly offers: CorrectionOffers,
    private readonly acceptances: CorrectionAcceptances,
  ) {}

  @Post('credentials/:id/corrections')
  @Roles('officer')
  @ApiResponse({ status: 201, standardSchema: body('http/correction') })
  offer(
    @UuidParam('id') credentialId: string,
    @Body({ schema: body('http/new-correction') }) correction: NewCorrection,
    @Me() me: Account,
    @IdempotencyKey() key: string | undefined,
  ): Promise<Correction> {
    return this.offers.offer({ ...correction, credentialId, key }, me);
  }

  @Get('credentials/:id/corrections')
  @Roles('employee', 'officer')
  @ApiResponse({ status: 200, standardSchema: body('http/corrections') })
  list(@UuidParam('id') credentialId: string, @Me() me: Account): Promise<Corrections> {
    return this.offers.list(credentialId, me);
  }

  @Post('corrections/:id/acceptance')
  @Roles('employee')
  @ApiResponse({ status: 201, standardSchema: body('http/issued') })
  accept(@UuidParam('id') id: string, @Me() me: Account): Promise<Issued> {
    return this.acceptances.accept(id, me);
  }
}
