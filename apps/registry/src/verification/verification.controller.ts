import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type {
  Verdict,
  VerificationBundle,
  VerificationRequest,
} from '#domain/generated/schemas.js';
import { Public } from '#platform/auth/access.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { BundlesService } from './bundles.service.js';
import { VerificationService } from './verification.service.js';

@ApiTags('verification')
@Public()
@Controller()
export class VerificationController {
  constructor(
    private readonly verification: VerificationService,
    private readonly bundles: BundlesService,
  ) {}

  /** A bad credential is answered with a verdict, not with an error. */
  @Post('verify')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('credentials/verdict') })
  verify(
    @Body({ schema: body('http/verification-request') }) request: VerificationRequest,
  ): Promise<Verdict> {
    return this.verification.verify(request);
  }

  @Post(api('bundles'))
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('credentials/bundle') })
  bundle(
    @Body({ schema: body('http/verification-request') }) request: VerificationRequest,
  ): Promise<VerificationBundle> {
    return this.bundles.bundle(request);
  }
}
