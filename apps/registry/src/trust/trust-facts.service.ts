import { Inject, Injectable } from '@nestjs/common';
import type { HubRecord } from '../accreditation/hub-record.js';
import { HubsDirectory } from '../accreditation/hubs-directory.service.js';
import { PublishedEntries } from '../ledger/published-entries.sql.js';
import { HubRecords } from '../mirror/hub-records.service.js';
import { REGISTRY_CONFIG, type RegistryConfig } from '../registry.config.js';
import { hubPolicy } from '../witness/hub-policy.js';
import { DecidedFacts } from './decided-facts.service.js';
import type { TrustFacts } from './trust-facts.js';

/** Gathers what a trust list says. */
@Injectable()
export class TrustFactsService {
  constructor(
    @Inject(REGISTRY_CONFIG) private readonly config: RegistryConfig,
    private readonly entries: PublishedEntries,
    private readonly decided: DecidedFacts,
    private readonly directory: HubsDirectory,
    private readonly records: HubRecords,
  ) {}

  /** Changes whenever a trust list would say something else. */
  async state(): Promise<{ readonly seq: number; readonly mirrored: TrustFacts['mirrored'] }> {
    return { seq: await this.entries.size(), mirrored: await this.entries.mirrored() };
  }

  async gather({ seq, mirrored }: Pick<TrustFacts, 'seq' | 'mirrored'>): Promise<TrustFacts> {
    const { did: registry, witnessKey } = this.config;
    const { decisions, standards, mappings } = await this.decided.below(seq);
    const local = (await this.records.standards()).map(({ versionUri, contentDigest, title }) => ({
      versionUri,
      contentDigest,
      kind: 'local' as const,
      title,
      status: 'in-force' as const,
    }));
    return {
      registry,
      seq,
      witness: { name: 'registry', verifierKey: witnessKey },
      policy: hubPolicy(witnessKey),
      hubs: await Promise.all((await this.directory.hubs()).map((hub) => this.withLogKeys(hub))),
      mirrored,
      keys: await this.records.keys(),
      decisions,
      standards: [...standards, ...local],
      mappings,
    };
  }

  private async withLogKeys(hub: HubRecord): Promise<TrustFacts['hubs'][number]> {
    const keys = await this.directory.logKeysOf(hub);
    return {
      ...hub,
      logKeys: keys.map(({ verifierKey, fromSize, toSize }) => ({
        verifierKey,
        fromSize: String(fromSize),
        ...(toSize !== undefined && { toSize: String(toSize) }),
      })),
    };
  }
}
