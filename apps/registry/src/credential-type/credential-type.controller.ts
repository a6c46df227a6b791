import { Controller, Get, Header, Inject, StreamableFile } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { COMPETENCE_TYPE_PATH, competenceType } from '#credentials/competence-type.js';
import { Public } from '#platform/auth/access.js';
import { REGISTRY_CONFIG, type RegistryConfig } from '../registry.config.js';

/** Describes the type of the credentials that hubs issue as SD-JWT VC. */
@ApiTags('credential type')
@Public()
@Controller()
export class CredentialTypeController {
  private readonly bytes: Buffer;

  constructor(@Inject(REGISTRY_CONFIG) { publicUrl }: RegistryConfig) {
    this.bytes = competenceType(publicUrl);
  }

  /** The bytes that `vct#integrity` of every such credential is over. */
  @Get(COMPETENCE_TYPE_PATH)
  @Header('cache-control', 'public, max-age=31536000, immutable')
  @Header('access-control-allow-origin', '*')
  @Header('cross-origin-resource-policy', 'cross-origin')
  @ApiResponse({ status: 200 })
  competence(): StreamableFile {
    const { bytes } = this;
    return new StreamableFile(bytes, { type: 'application/json', length: bytes.length });
  }
}
