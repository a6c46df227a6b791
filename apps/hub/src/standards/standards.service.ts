import { Inject, Injectable } from '@nestjs/common';
import { standardDigest } from '#credentials/standard-digest.js';
import { DomainError } from '#domain/core/domain-error.js';
import type { NewLocalStandard, Standard, Standards } from '#domain/generated/schemas.js';
import { checkStandard } from '#domain/standard/check-standard.js';
import { canonicalJson } from '#ledger/canonical-json.js';
import type { RepeatableRequest } from '#platform/idempotency/idempotency.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { RegistryFeed } from '../federation/registry-feed.service.js';
import { HUB_CONFIG, type HubConfig } from '../hub.config.js';
import { buildStandardVersion, versionUriOf } from './build-standard-version.js';
import { Publications } from './publications.service.js';
import type { StandardRecord } from './standard-record.js';
import { StandardsStore } from './standards.store.js';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const VERSION = /^\d{1,4}\.\d{1,4}$/;

/** The competence standards of this hub, in its own words. */
@Injectable()
export class StandardsService {
  constructor(
    @Inject(HUB_CONFIG) private readonly config: HubConfig,
    private readonly store: StandardsStore,
    private readonly publications: Publications,
    private readonly feed: RegistryFeed,
  ) {}

  /**
   * Publishes a version; the same content again gives the same answer. Refuses what checkStandard
   * refuses, and `standard.version-exists` for other content under a version that is out.
   */
  async publish(
    standard: NewLocalStandard,
    request: Omit<RepeatableRequest, 'operation' | 'body'>,
  ): Promise<Standard> {
    checkStandard(standard, standard.language);
    const value = buildStandardVersion(standard, this.config.publicUrl);
    const record = {
      versionUri: value.versionUri,
      slug: standard.slug,
      version: standard.version,
      language: standard.language,
      content: { bytes: canonicalJson(value), value },
      contentDigest: standardDigest(value),
    };
    const versionUri = await this.publications.publish(record, {
      ...request,
      operation: 'standards.publish',
      body: standard,
    });
    return this.view(await this.standard(versionUri), await this.store.publishedUris());
  }

  async list(): Promise<Standards> {
    const published = await this.store.publishedUris();
    const items: Standard[] = [];
    for (const standard of await this.store.all()) items.push(await this.view(standard, published));
    return { items };
  }

  /** The published bytes of a version. Refuses `standard.unknown`. */
  async bytesOf(slug: string, version: string): Promise<Buffer> {
    if (!SLUG.test(slug) || !VERSION.test(version)) throw new DomainError('standard.unknown');
    const uri = versionUriOf(this.config.publicUrl, slug, version);
    return (await this.standard(uri)).content.bytes;
  }

  /** A version of this hub. Refuses `standard.unknown`. */
  async standard(versionUri: string, m?: Transaction): Promise<StandardRecord> {
    const found = await this.find(versionUri, m);
    if (!found) throw new DomainError('standard.unknown');
    return found;
  }

  async find(versionUri: string, m?: Transaction): Promise<StandardRecord | undefined> {
    return (await this.store.findByUris([versionUri], m))[0];
  }

  /** The versions with these addresses, by address. */
  async standards(
    uris: readonly string[],
    m?: Transaction,
  ): Promise<ReadonlyMap<string, StandardRecord>> {
    const found = await this.store.findByUris([...new Set(uris)], m);
    return new Map(found.map((standard) => [standard.versionUri, standard]));
  }

  private async view(
    { versionUri, slug, content, contentDigest, publishedAt }: StandardRecord,
    published: ReadonlySet<string>,
  ): Promise<Standard> {
    const mapping = await this.feed.mappingOf(versionUri);
    return {
      versionUri,
      contentDigest,
      kind: 'local',
      publishedAt: publishedAt.toISOString(),
      ledgerState: published.has(versionUri) ? 'published' : 'pending',
      key: slug,
      content: content.value,
      ...(mapping && {
        mapping: {
          mappingId: mapping.mappingId,
          toVersionUri: mapping.toVersionUri,
          relation: mapping.relation,
        },
      }),
    };
  }
}
