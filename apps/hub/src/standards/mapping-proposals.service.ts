import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type {
  MappingProposal,
  MappingProposals,
  NewMappingProposal,
} from '#domain/generated/schemas.js';
import { Ids } from '#platform/clock.js';
import type { RepeatableRequest } from '#platform/idempotency/idempotency.js';
import { RegistryFeed } from '../federation/registry-feed.service.js';
import { Publications } from './publications.service.js';
import type { ProposalRecord } from './standard-record.js';
import { StandardsService } from './standards.service.js';
import { StandardsStore } from './standards.store.js';

/** What this hub proposes to the registry. */
@Injectable()
export class MappingProposalsService {
  constructor(
    private readonly store: StandardsStore,
    private readonly standards: StandardsService,
    private readonly publications: Publications,
    private readonly feed: RegistryFeed,
    private readonly ids: Ids,
  ) {}

  /**
   * Proposes a mapping. Refuses `mapping.same-standard`, `standard.unknown` for a version that is
   * not of this hub or not of the registry, and `mapping.already-proposed`.
   */
  async propose(
    proposal: NewMappingProposal,
    request: Omit<RepeatableRequest, 'operation' | 'body'>,
  ): Promise<MappingProposal> {
    if (proposal.fromVersionUri === proposal.toVersionUri)
      throw new DomainError('mapping.same-standard');
    await this.standards.standard(proposal.fromVersionUri);
    // Read before the transaction: the feed has its own connection.
    const european = await this.feed.europeanStandards();
    if (!european.some(({ versionUri }) => versionUri === proposal.toVersionUri))
      throw new DomainError('standard.unknown', {
        expected: 'a European standard version that the registry has published',
      });
    const operation = 'mapping-proposals.submit';
    const id = await this.publications.submit(
      { id: this.ids.next(), ...proposal },
      { ...request, operation, body: proposal },
    );
    return { id, ...proposal, state: 'submitted' };
  }

  /** Refuses `mapping.unknown`. */
  async find(id: string): Promise<MappingProposal> {
    const found = (await this.list()).items.find((proposal) => proposal.id === id);
    if (!found) throw new DomainError('mapping.unknown');
    return found;
  }

  async list(): Promise<MappingProposals> {
    const confirmed = await this.feed.confirmedProposals();
    const mappings = new Map(confirmed.map((item) => [item.proposalId, item.mappingId]));
    const proposals = await this.store.proposals();
    return { items: proposals.map((proposal) => viewOf(proposal, mappings.get(proposal.id))) };
  }
}

/** A proposal as officers see it; with the id of the mapping once the registry confirmed it. */
function viewOf(proposal: ProposalRecord, mappingId: string | undefined): MappingProposal {
  const { id, fromVersionUri, toVersionUri, relation, rationale } = proposal;
  return {
    id,
    fromVersionUri,
    toVersionUri,
    relation,
    ...(rationale !== undefined && { rationale }),
    state: mappingId === undefined ? 'submitted' : 'confirmed',
    ...(mappingId !== undefined && { mappingId }),
  };
}
