import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type {
  NewObservatoryRelease,
  ObservatoryRelease,
  ObservatoryReleases,
} from '#domain/generated/schemas.js';
import { releaseCsv } from '#domain/observatory/release-csv.js';
import { skillsCsv } from '#domain/observatory/skills-csv.js';
import { Public, Roles } from '#platform/auth/access.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { Observatory } from './observatory.service.js';

@ApiTags('observatory')
@Controller(api('observatory'))
export class ObservatoryController {
  constructor(private readonly observatory: Observatory) {}

  @Get()
  @Public()
  @ApiResponse({ status: 200, standardSchema: body('http/observatory-releases') })
  list(): Promise<ObservatoryReleases> {
    return this.observatory.list();
  }

  @Post()
  @Roles('administrator')
  @HttpCode(200)
  @ApiBearerAuth()
  @ApiResponse({ status: 200, standardSchema: body('http/observatory-release') })
  freeze(
    @Body({ schema: body('http/new-observatory-release') }) { quarter }: NewObservatoryRelease,
  ): Promise<ObservatoryRelease> {
    return this.observatory.freeze(quarter);
  }

  @Get(':quarter')
  @Public()
  @ApiResponse({ status: 200, standardSchema: body('http/observatory-release') })
  read(@Param('quarter') quarter: string): Promise<ObservatoryRelease> {
    return this.observatory.read(quarter);
  }

  @Get(':quarter/cells.csv')
  @Public()
  @Header('content-type', 'text/csv; charset=utf-8')
  @ApiResponse({ status: 200, description: 'One line for each cell.' })
  async csv(@Param('quarter') quarter: string): Promise<string> {
    return releaseCsv(await this.observatory.read(quarter));
  }

  @Get(':quarter/skills.csv')
  @Public()
  @Header('content-type', 'text/csv; charset=utf-8')
  @ApiResponse({ status: 200, description: 'One line for each figure over a skill.' })
  async skills(@Param('quarter') quarter: string): Promise<string> {
    return skillsCsv(await this.observatory.read(quarter));
  }
}
