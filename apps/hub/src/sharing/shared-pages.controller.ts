import { Controller, Get, Header, Param, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { SharedPage } from '#domain/generated/schemas.js';
import { Public } from '#platform/auth/access.js';
import { body } from '#platform/http/standard-schema.js';
import { type ProofReply, sendProof } from '../passport/send-proof.js';
import { SharedPages } from './shared-pages.service.js';

@ApiTags('sharing')
@Public()
@Controller('s')
export class SharedPagesController {
  constructor(private readonly pages: SharedPages) {}

  @Get(':token')
  @Header('cache-control', 'no-store')
  @Header('vary', 'accept')
  @Header('x-robots-tag', 'noindex')
  @ApiResponse({ status: 200, standardSchema: body('http/shared-page') })
  open(@Param('token') token: string): Promise<SharedPage> {
    return this.pages.open(token);
  }

  @Get(':token/:number/open-badge')
  @Header('content-type', 'application/vc')
  @Header('content-disposition', 'attachment; filename="credential.json"')
  @Header('cache-control', 'no-store')
  @Header('x-robots-tag', 'noindex')
  @ApiResponse({ status: 200 })
  openBadge(@Param('token') token: string, @Param('number') number: string): Promise<string> {
    return this.pages.openBadge(token, number);
  }

  @Get(':token/:number/jwt')
  @Header('content-type', 'application/vc+jwt')
  @Header('content-disposition', 'attachment; filename="credential.jwt"')
  @Header('cache-control', 'no-store')
  @Header('x-robots-tag', 'noindex')
  @ApiResponse({ status: 200 })
  jwt(@Param('token') token: string, @Param('number') number: string): Promise<string> {
    return this.pages.jwt(token, number);
  }

  @Get(':token/:number/proof')
  @Header('x-robots-tag', 'noindex')
  @ApiResponse({ status: 200 })
  @ApiResponse({ status: 202 })
  async proof(
    @Param('token') token: string,
    @Param('number') number: string,
    @Res() reply: ProofReply,
  ): Promise<void> {
    sendProof(reply.header('x-robots-tag', 'noindex'), await this.pages.proof(token, number));
  }
}
