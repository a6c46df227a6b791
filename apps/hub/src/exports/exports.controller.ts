import { Readable } from 'node:stream';
import { Controller, Get, Header, HttpCode, Post, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { PassportExport } from '#domain/generated/schemas.js';
import { Me, Roles } from '#platform/auth/access.js';
import type { Account } from '#platform/auth/account.js';
import { api } from '#platform/http/api.js';
import { body } from '#platform/http/standard-schema.js';
import { UuidParam } from '#platform/http/uuid-param.js';
import { IdempotencyKey } from '#platform/idempotency/idempotency-key.js';
import { ExportArchives } from './export-archives.service.js';
import { ExportsService } from './exports.service.js';

@ApiTags('passport')
@ApiBearerAuth()
@Roles('employee')
@Controller(api('passport/exports'))
export class ExportsController {
  constructor(
    private readonly exports: ExportsService,
    private readonly archives: ExportArchives,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiResponse({ status: 202, standardSchema: body('http/passport-export') })
  start(@Me() me: Account, @IdempotencyKey() key: string | undefined): Promise<PassportExport> {
    return this.exports.start(me, key);
  }

  @Get(':id')
  @ApiResponse({ status: 200, standardSchema: body('http/passport-export') })
  find(@UuidParam('id') id: string, @Me() me: Account): Promise<PassportExport> {
    return this.exports.find(id, me);
  }

  @Get(':id/file')
  @Header('content-type', 'application/zip')
  @Header('content-disposition', 'attachment; filename="passport.zip"')
  @Header('cache-control', 'no-store')
  @ApiProduces('application/zip')
  @ApiResponse({ status: 200 })
  async file(@UuidParam('id') id: string, @Me() me: Account): Promise<StreamableFile> {
    const archive = await this.archives.open(id, me);
    return new StreamableFile(Readable.from(archive, { objectMode: false }));
  }
}
