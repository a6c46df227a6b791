import { Inject, Injectable } from '@nestjs/common';
import { standardDigest } from '#credentials/standard-digest.js';
import { DomainError } from '#domain/core/domain-error.js';
import type { NewEuropeanStandard, StandardVersion } from '#domain/generated/schemas.js';
import { checkStandard } from '#domain/standard/check-standard.js';
import { Salts } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { REGISTRY_CONFIG, type RegistryConfig } from '../registry.config.js';
import { conceptId } from './concept-id.js';
import { StandardAnnouncements } from './standard-announcements.service.js';
import { StandardsStore } from './standards.store.js';

/** Every European text is there in English at least: the language all others fall back to. */
const COMMON_LANGUAGE = 'en';

/** Publishes versions of European standards, each once and for ever. */
@Injectable()
export class StandardPublications {
  constructor(
    @Inject(REGISTRY_CONFIG) private readonly config: RegistryConfig,
    private readonly store: StandardsStore,
    private readonly salts: Salts,
    private readonly announcements: StandardAnnouncements,
  ) {}

  /** The version URI; publishing the same again, to the byte, changes nothing. */
  async publish(body: NewEuropeanStandard, m: Transaction): Promise<string> {
    checkStandard(body, COMMON_LANGUAGE);
    const { key, ...text } = body;
    const id = await this.store.holdConcept(key, conceptId(this.salts.next()), m);
    const content: StandardVersion = {
      v: 1,
      versionUri: `${this.config.publicUrl}/concepts/${id}/v${body.version}`,
      kind: 'european',
      levelScheme: 'gm-5',
      ...text,
    };
    const { versionUri } = content;
    const existing = await this.store.find(versionUri, m);
    if (!existing) await this.announcements.announce(key, content, m);
    else if (existing.contentDigest !== standardDigest(content))
      throw new DomainError('standard.version-exists', { got: versionUri });
    return versionUri;
  }
}
