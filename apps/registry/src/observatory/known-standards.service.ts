import { Injectable } from '@nestjs/common';
import type { StandardVersion } from '#domain/generated/schemas.js';
import type { KnownStandards } from '#domain/observatory/gather-skills.js';
import { MappingsService } from '../mappings/mappings.service.js';
import { StandardsService } from '../standards/standards.service.js';

/** European standards and mappings, for what hubs tell of skills. */
@Injectable()
export class KnownStandardsReader {
  constructor(
    private readonly standards: StandardsService,
    private readonly mappings: MappingsService,
  ) {}

  /** What was published and confirmed before an instant: what came later waits, as for summaries. */
  async before(instant: Date): Promise<KnownStandards> {
    const standards = await this.standards.all();
    const mappings = await this.mappings.all();
    return {
      standards: standards
        .filter(({ publishedAt }) => publishedAt < instant)
        .map(({ versionUri, content }) => ({ versionUri, title: titleOf(content) ?? versionUri })),
      mappings: mappings.filter(({ confirmedAt }) => confirmedAt < instant),
    };
  }
}

function titleOf(content: Buffer): string | undefined {
  // these bytes were made from a StandardVersion; a European one has its texts in English
  const { title } = JSON.parse(content.toString()) as StandardVersion;
  return title['en'];
}
