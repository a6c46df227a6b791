import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type {
  ClusterImport,
  ClusterImportReport,
  Firm,
  Firms,
  Invitation,
  People,
} from '#domain/generated/schemas.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { ClusterImportsService } from './cluster-imports.service.js';
import { MembersService } from './members.service.js';

@ApiTags('members')
@ApiBearerAuth()
@Controller(api(''))
export class MembersController {
  constructor(
    private readonly members: MembersService,
    private readonly imports: ClusterImportsService,
  ) {}

  @Post('cluster-imports')
  @Roles('officer')
  @HttpCode(200)
  @ApiResponse({ status: 200, standardSchema: body('http/cluster-import-report') })
  import(
    @Body({ schema: body('http/cluster-import') }) texts: ClusterImport,
    @Me() me: Account,
  ): Promise<ClusterImportReport> {
    return this.imports.import(texts, me);
  }

  @Get('firms')
  @Roles('officer', 'assessor', 'employee', 'manager')
  @ApiResponse({ status: 200, standardSchema: body('http/firms') })
  firms(): Promise<Firms> {
    return this.members.firms();
  }

  @Get('firms/own')
  @Roles('manager', 'employee')
  @ApiResponse({ status: 200, standardSchema: body('http/firm') })
  ownFirm(@Me() me: Account): Promise<Firm> {
    return this.members.firmOf(me.personId);
  }

  @Get('people')
  @Roles('officer')
  @ApiResponse({ status: 200, standardSchema: body('http/people') })
  people(): Promise<People> {
    return this.members.people();
  }

  @Post('people/:id/invitation')
  @Roles('officer')
  @ApiResponse({ status: 201, standardSchema: body('http/invitation') })
  invite(@UuidParam('id') id: string): Promise<Invitation> {
    return this.members.invite(id);
  }
}
