import { Body, Controller, Get, Headers, Param, Post, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type {
  VcApiCredential,
  VcApiIssuing,
  VcApiPresentation,
  VcApiVerdict,
} from '#domain/generated/schemas.js';
import { Public } from '#platform/auth/access.js';
import { body } from '#platform/http/standard-schema.js';
import { listMediaType } from '../issuing/list-media-type.js';
import { AdapterIssuer } from './adapter-issuer.service.js';
import { AdapterVerifier } from './adapter-verifier.service.js';

/** What is used of Fastify's reply. */
interface Reply {
  status(code: number): Reply;
  header(name: string, value: string): Reply;
  send(content: unknown): unknown;
}

/** The W3C's VC API as their suites use it; there only when the setting asks for it. */
@ApiTags('vc-api')
@Public()
@Controller('vc-api')
export class VcApiController {
  constructor(
    private readonly issuer: AdapterIssuer,
    private readonly verifier: AdapterVerifier,
  ) {}

  @Post('credentials/issue')
  @ApiResponse({ status: 201 })
  issue(@Body({ schema: body('http/vc-api-issuing') }) request: VcApiIssuing) {
    return this.issuer.issue(request);
  }

  @Post('credentials/verify')
  @ApiResponse({ status: 200, standardSchema: body('http/vc-api-verdict') })
  @ApiResponse({ status: 400, standardSchema: body('http/vc-api-verdict') })
  async verify(
    @Body({ schema: body('http/vc-api-credential') }) request: VcApiCredential,
    @Res() reply: Reply,
  ) {
    answer(reply, await this.verifier.credential(request));
  }

  @Post('presentations/verify')
  @ApiResponse({ status: 200, standardSchema: body('http/vc-api-verdict') })
  @ApiResponse({ status: 400, standardSchema: body('http/vc-api-verdict') })
  async verifyPresentation(
    @Body({ schema: body('http/vc-api-presentation') }) request: VcApiPresentation,
    @Res() reply: Reply,
  ) {
    answer(reply, await this.verifier.presentation(request));
  }

  @Get('status/:n')
  @ApiResponse({ status: 200 })
  async list(
    @Param('n') number: string,
    @Headers('accept') accept: string | undefined,
    @Res() reply: Reply,
  ) {
    const list = JSON.stringify(await this.issuer.list(number));
    reply.header('content-type', listMediaType(accept)).header('vary', 'accept').send(list);
  }
}

/** The suites read from the status whether it is verified. */
function answer(reply: Reply, verdict: VcApiVerdict): void {
  void reply.status(verdict.verified ? 200 : 400).send(verdict);
}
