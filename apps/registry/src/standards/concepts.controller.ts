import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '#platform/auth/access.js';
import { body } from '#platform/http/standard-schema.js';
import { StandardsService } from './standards.service.js';

@ApiTags('standards')
@Controller('concepts')
export class ConceptsController {
  constructor(private readonly standards: StandardsService) {}

  /** The bytes that the digest in credentials and in the ledger is over. */
  @Get(':id/v:version')
  @Public()
  @Header('cache-control', 'public, max-age=31536000, immutable')
  @ApiResponse({ status: 200, standardSchema: body('credentials/standard-version') })
  async version(@Param('id') id: string, @Param('version') version: string) {
    const bytes = await this.standards.bytesOf(id, version);
    return new StreamableFile(bytes, { type: 'application/json', length: bytes.length });
  }
}
