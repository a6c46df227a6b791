import { Injectable } from '@nestjs/common';
import type { StandardVersion } from '#domain/generated/schemas.js';
import { HubsDirectory } from '../accreditation/hubs-directory.service.js';
import { PublishedEntries } from '../ledger/published-entries.sql.js';
import { MappingsService } from '../mappings/mappings.service.js';
import { StandardsService } from '../standards/standards.service.js';
import type { TrustFacts } from './trust-facts.js';

type Decided = Pick<TrustFacts, 'decisions' | 'standards' | 'mappings'>;

/**
 * What the registry decided, as far as its own ledger shows it: nothing is on the trust list before
 * anybody can see the leaf that says so.
 */
@Injectable()
export class DecidedFacts {
  constructor(
    private readonly entries: PublishedEntries,
    private readonly directory: HubsDirectory,
    private readonly standards: StandardsService,
    private readonly mappings: MappingsService,
  ) {}

  /** Below a size of the own ledger. */
  async below(size: number): Promise<Decided> {
    const decisions = await this.directory.decisions();
    const standards = await this.standards.all();
    const mappings = await this.mappings.all();
    const intents = [...decisions, ...standards, ...mappings].map(({ intentId }) => intentId);
    const indexOf = await this.entries.indexOf(intents, size);
    const isShown = ({ intentId }: { readonly intentId: string }) => indexOf.has(intentId);
    return {
      decisions: decisions.filter(isShown).map((taken) => {
        const { hubId, intentId, decision, scope, from, to, decidedAt } = taken;
        const index = indexOf.get(intentId) ?? 0;
        const accreditation = { decision, scope, from, to, decidedAt: decidedAt.toISOString() };
        return { hubId, index, accreditation };
      }),
      standards: standards.filter(isShown).map(({ versionUri, contentDigest, content }) => ({
        versionUri,
        contentDigest,
        kind: 'european',
        // these bytes were made from a StandardVersion and never change
        title: (JSON.parse(content.toString()) as StandardVersion).title,
        status: 'in-force',
      })),
      mappings: mappings.filter(isShown).map((mapping) => {
        const { id: mappingId, fromVersionUri, toVersionUri, relation, levelShift } = mapping;
        return {
          mappingId,
          fromVersionUri,
          toVersionUri,
          relation,
          levelShift,
          status: 'confirmed',
        };
      }),
    };
  }
}
