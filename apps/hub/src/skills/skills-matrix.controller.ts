import { Controller, Get, Header } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { SkillsMatrix } from '#domain/generated/schemas.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { SkillsMatrixService } from './skills-matrix.service.js';

@ApiTags('skills')
@ApiBearerAuth()
@Roles('manager')
@Controller(api('firms/:firmId'))
export class SkillsMatrixController {
  constructor(private readonly matrix: SkillsMatrixService) {}

  @Get('skills-matrix')
  @ApiResponse({ status: 200, standardSchema: body('http/skills-matrix') })
  read(@UuidParam('firmId') firmId: string, @Me() me: Account): Promise<SkillsMatrix> {
    return this.matrix.read(firmId, me);
  }

  @Get('skills-matrix.csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="skills-matrix.csv"')
  @Header('cache-control', 'no-store')
  @ApiResponse({ status: 200 })
  table(@UuidParam('firmId') firmId: string, @Me() me: Account): Promise<string> {
    return this.matrix.table(firmId, me);
  }
}
