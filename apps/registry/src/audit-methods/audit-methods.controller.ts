import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { AuditMethodRelease, AuditMethodReleases } from '#domain/generated/schemas.js';
import { Public, Roles } from '#platform/auth/access.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { AuditMethods } from './audit-methods.service.js';

@ApiTags('audit methods')
@Controller(api('audit-methods'))
export class AuditMethodsController {
  constructor(private readonly methods: AuditMethods) {}

  @Get()
  @Public()
  @ApiResponse({ status: 200, standardSchema: body('http/audit-methods') })
  list(): Promise<AuditMethodReleases> {
    return this.methods.list();
  }

  @Post()
  @Roles('administrator')
  @HttpCode(200)
  @ApiBearerAuth()
  @ApiResponse({ status: 200, standardSchema: body('http/audit-method') })
  release(): Promise<AuditMethodRelease> {
    return this.methods.release();
  }
}
