import { Controller, Get, Header, Headers, Post, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { WalletCopies, WalletOffer } from '#domain/generated/schemas.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { type ProofReply, sendProof } from '../passport/send-proof.js';
import { waitOf } from '../passport/wait-of.js';
import { WalletCopiesService } from './wallet-copies.service.js';
import { WalletOffersService } from './wallet-offers.service.js';

/** What holders do for their wallets; officers hold nothing. */
@ApiTags('passport')
@ApiBearerAuth()
@Roles('employee')
@Controller(api(''))
export class WalletOffersController {
  constructor(
    private readonly offers: WalletOffersService,
    private readonly copies: WalletCopiesService,
  ) {}

  @Post('credentials/:id/wallet-offers')
  @Header('cache-control', 'no-store')
  @ApiResponse({ status: 201, standardSchema: body('http/wallet-offer') })
  make(@UuidParam('id') id: string, @Me() me: Account): Promise<WalletOffer> {
    return this.offers.make(id, me);
  }

  @Get('credentials/:id/wallet-copies')
  @ApiResponse({ status: 200, standardSchema: body('http/wallet-copies') })
  list(@UuidParam('id') id: string, @Me() me: Account): Promise<WalletCopies> {
    return this.copies.list(id, me);
  }

  @Get('wallet-copies/:id/proof')
  @ApiResponse({ status: 200 })
  @ApiResponse({ status: 202 })
  async proof(
    @UuidParam('id') id: string,
    @Me() me: Account,
    @Headers('prefer') prefer: string | undefined,
    @Res() reply: ProofReply,
  ): Promise<void> {
    sendProof(reply, await this.copies.proof(id, me, waitOf(prefer)));
  }
}
