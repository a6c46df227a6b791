import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type {
  FindingResolution,
  LedgerEvidences,
  LedgerFinding,
  LedgerFindings,
} from '#domain/generated/schemas.js';
import { Public, Roles } from '#platform/auth/access.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { WatchService } from './watch.service.js';

@ApiTags('hubs')
@Controller(api('hubs'))
export class WatchController {
  constructor(private readonly watch: WatchService) {}

  /** Open to everybody: whoever has the key of the ledger can check it. */
  @Get(':id/evidence')
  @Public()
  @ApiResponse({ status: 200, standardSchema: body('http/ledger-evidences') })
  evidence(@UuidParam('id') id: string): Promise<LedgerEvidences> {
    return this.watch.evidence(id);
  }

  @Get(':id/findings')
  @Roles('administrator', 'expert')
  @ApiBearerAuth()
  @ApiResponse({ status: 200, standardSchema: body('http/ledger-findings') })
  findings(@UuidParam('id') id: string): Promise<LedgerFindings> {
    return this.watch.findings(id);
  }

  @Post(':id/findings/resolution')
  @HttpCode(200)
  @Roles('administrator')
  @ApiBearerAuth()
  @ApiResponse({ status: 200, standardSchema: body('http/ledger-finding') })
  resolve(
    @UuidParam('id') id: string,
    @Body({ schema: body('http/finding-resolution') }) finding: FindingResolution,
  ): Promise<LedgerFinding> {
    return this.watch.resolve(id, finding);
  }
}
