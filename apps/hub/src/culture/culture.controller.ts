import { Controller, Get, Header } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { HubCulture } from '#domain/generated/schemas.js';
import { Roles } from '#platform/auth/access.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { CultureService } from './culture.service.js';

@ApiTags('culture')
@ApiBearerAuth()
@Roles('officer', 'assessor')
@Controller(api('culture'))
export class CultureController {
  constructor(private readonly culture: CultureService) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiResponse({ status: 200, standardSchema: body('http/hub-culture') })
  read(): Promise<HubCulture> {
    return this.culture.read();
  }
}
