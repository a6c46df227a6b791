import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type {
  NewEuropeanStandard,
  Standard,
  Standards,
  StandardVersion,
} from '#domain/generated/schemas.js';
import { Idempotency } from '#platform/idempotency/idempotency.js';
import { PublishedEntries } from '../ledger/published-entries.sql.js';
import { REGISTRY_CONFIG, type RegistryConfig } from '../registry.config.js';
import { StandardPublications } from './standard-publications.service.js';
import { type EuropeanStandard, StandardsStore } from './standards.store.js';

/** European standards, as everybody sees them. */
@Injectable()
export class StandardsService {
  constructor(
    @Inject(REGISTRY_CONFIG) private readonly config: RegistryConfig,
    private readonly store: StandardsStore,
    private readonly publications: StandardPublications,
    private readonly entries: PublishedEntries,
    private readonly idempotency: Idempotency,
  ) {}

  async publish(
    body: NewEuropeanStandard,
    accountId: string,
    key: string | undefined,
  ): Promise<Standard> {
    const request = { accountId, key, operation: 'standards.publish', body };
    const versionUri = await this.idempotency.once(request, (m) =>
      this.publications.publish(body, m),
    );
    const published = await this.store.find(versionUri);
    if (!published) throw new Error('a published standard is there');
    const [view] = await this.viewsOf([published]);
    if (!view) throw new Error('one standard has one view');
    return view;
  }

  async list(): Promise<Standards> {
    return { items: await this.viewsOf(await this.store.all()) };
  }

  all(): Promise<readonly EuropeanStandard[]> {
    return this.store.all();
  }

  /** Refuses `standard.unknown`. */
  async bytesOf(id: string, version: string): Promise<Buffer> {
    const found = await this.store.find(`${this.config.publicUrl}/concepts/${id}/v${version}`);
    if (!found) throw new DomainError('standard.unknown');
    return found.content;
  }

  async refuseUnknown(versionUri: string): Promise<void> {
    if (!(await this.store.find(versionUri)))
      throw new DomainError('standard.unknown', {
        expected: 'a European standard version',
        got: versionUri,
      });
  }

  private async viewsOf(standards: readonly EuropeanStandard[]): Promise<Standard[]> {
    const intentIds = standards.map(({ intentId }) => intentId);
    const published = await this.entries.indexOf(intentIds, await this.entries.size());
    return standards.map(({ versionUri, contentDigest, publishedAt, key, content, intentId }) => ({
      versionUri,
      contentDigest,
      kind: 'european',
      publishedAt: publishedAt.toISOString(),
      ledgerState: published.has(intentId) ? 'published' : 'pending',
      key,
      // these bytes were made from a StandardVersion and never change
      content: JSON.parse(content.toString()) as StandardVersion,
    }));
  }
}
