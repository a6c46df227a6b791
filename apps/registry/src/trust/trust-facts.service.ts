import { Inject, Injectable } from '@nestjs/common';
import { PublishedEntries } from '../ledger/published-entries.sql.js';
import { HubRecords } from '../mirror/hub-records.service.js';
import { REGISTRY_CONFIG, type RegistryConfig } from '../registry.config.js';
import { hubPolicy } from '../witness/hub-policy.js';
import { DecidedFacts } from './decided-facts.service.js';
import { HubFacts } from './hub-facts.service.js';
import type { TrustFacts } from './trust-facts.js';

/** Gathers what a trust list says. */
@Injectable()
export class TrustFactsService {
  constructor(
    @Inject(REGISTRY_CONFIG) private readonly config: RegistryConfig,
    private readonly entries: PublishedEntries,
    private readonly decided: DecidedFacts,
    private readonly hubs: HubFacts,
    private readonly records: HubRecords,
  ) {}

  /** Changes whenever a trust list would say something else. */
  async state(): Promise<{
    readonly seq: number;
    readonly mirrored: TrustFacts['mirrored'];
    readonly findings: string;
  }> {
    return {
      seq: await this.entries.size(),
      mirrored: await this.entries.mirrored(),
      findings: await this.hubs.findingsState(),
    };
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
      hubs: await this.hubs.all(),
      mirrored,
      keys: await this.records.keys(),
      decisions,
      standards: [...standards, ...local],
      mappings,
    };
  }
}
