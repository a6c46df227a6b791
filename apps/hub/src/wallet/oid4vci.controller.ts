import { Body, Controller, Get, Header, HttpCode, Param, Post, UseFilters } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { JsonObject } from '#credentials/json-object.js';
import type { WalletCredentialRequest, WalletNotification } from '#domain/generated/schemas.js';
import { Public } from '#platform/auth/access.js';
import { body } from '#platform/http/standard-schema.js';
import { AccessToken } from './access-token.js';
import { OAUTH_FORM_ROUTE, OAUTH_ROUTE } from './answer-oauth-errors.js';
import { KeyProofsService } from './key-proofs.service.js';
import { OAuthErrorFilter } from './oauth-error.filter.js';
import { WalletClaimsService } from './wallet-claims.service.js';
import { WalletNotifications } from './wallet-notifications.service.js';
import { WalletOffersService } from './wallet-offers.service.js';
import { WalletTokensService } from './wallet-tokens.service.js';

/** What wallets speak to; who they are, their codes and tokens say (OpenID4VCI 1.0). */
@ApiTags('oid4vci')
@ApiResponse({
  status: 'default',
  description: 'A refusal (RFC 6749 5.2).',
  standardSchema: body('http/oauth-error'),
})
@Public()
@UseFilters(OAuthErrorFilter)
@Controller('oid4vci')
export class Oid4vciController {
  constructor(
    private readonly offers: WalletOffersService,
    private readonly tokens: WalletTokensService,
    private readonly proofs: KeyProofsService,
    private readonly claims: WalletClaimsService,
    private readonly notifications: WalletNotifications,
  ) {}

  @Get('offers/:token')
  @RouteConfig(OAUTH_ROUTE)
  @Header('cache-control', 'no-store')
  @Header('x-robots-tag', 'noindex')
  @ApiResponse({ status: 200 })
  offer(@Param('token') token: string): Promise<JsonObject> {
    return this.offers.offer(token);
  }

  @Post('token')
  @HttpCode(200)
  @RouteConfig(OAUTH_FORM_ROUTE)
  @Header('cache-control', 'no-store')
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiBody({ schema: { type: 'object', additionalProperties: { type: 'string' } } })
  @ApiResponse({ status: 200 })
  token(@Body() form: unknown): Promise<JsonObject> {
    return this.tokens.grant(form);
  }

  @Post('nonce')
  @HttpCode(200)
  @RouteConfig(OAUTH_ROUTE)
  @Header('cache-control', 'no-store')
  @ApiResponse({ status: 200 })
  nonce(): { readonly c_nonce: string } {
    return this.proofs.nonce();
  }

  @Post('credential')
  @HttpCode(200)
  @RouteConfig(OAUTH_ROUTE)
  @Header('cache-control', 'no-store')
  @ApiResponse({ status: 200 })
  credential(
    @AccessToken() token: string | undefined,
    @Body({ schema: body('http/wallet-credential-request') }) request: WalletCredentialRequest,
  ): Promise<JsonObject> {
    return this.claims.claim(token, request);
  }

  @Post('notification')
  @HttpCode(204)
  @RouteConfig(OAUTH_ROUTE)
  @Header('cache-control', 'no-store')
  @ApiResponse({ status: 204 })
  notification(
    @AccessToken() token: string | undefined,
    @Body({ schema: body('http/wallet-notification') }) notification: WalletNotification,
  ): Promise<void> {
    return this.notifications.note(token, notification);
  }
}
