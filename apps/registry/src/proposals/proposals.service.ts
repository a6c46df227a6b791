import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { Mapping, MappingProposals, NewConfirmation } from '#domain/generated/schemas.js';
import { Idempotency } from '#platform/idempotency/idempotency.js';
import { HubsDirectory } from '../accreditation/hubs-directory.service.js';
import { MappingsService } from '../mappings/mappings.service.js';
import { HubRecords } from '../mirror/hub-records.service.js';
import { StandardsService } from '../standards/standards.service.js';

/** Proposals of hubs, for the experts of the registry. */
@Injectable()
export class ProposalsService {
  constructor(
    private readonly records: HubRecords,
    private readonly mappings: MappingsService,
    private readonly standards: StandardsService,
    private readonly directory: HubsDirectory,
    private readonly idempotency: Idempotency,
  ) {}

  async list(): Promise<MappingProposals> {
    const hubs = new Map((await this.directory.hubs()).map((hub) => [hub.origin, hub.did]));
    const confirmed = await this.mappings.all();
    return {
      items: (await this.records.proposals()).map((proposal) => {
        const { id, origin, fromVersionUri, toVersionUri, relation, rationale } = proposal;
        const mapping = confirmed.find((done) => done.origin === origin && done.proposalId === id);
        const did = hubs.get(origin);
        return {
          id,
          ...(did !== undefined && { hub: did }),
          fromVersionUri,
          toVersionUri,
          relation,
          // the schema of the answer allows 2,000 characters and none that is empty
          ...(rationale && { rationale: rationale.slice(0, 2000) }),
          state: mapping ? 'confirmed' : 'submitted',
          ...(mapping && { mappingId: mapping.id }),
        };
      }),
    };
  }

  /** Refuses `mapping.unknown`, `standard.unknown`, `mapping.already-confirmed`. */
  async confirm(
    id: string,
    body: NewConfirmation,
    accountId: string,
    key: string | undefined,
  ): Promise<Mapping> {
    const proposal = await this.records.proposal(id);
    if (!proposal) throw new DomainError('mapping.unknown');
    const { origin, fromVersionUri, toVersionUri } = proposal;
    if (!(await this.records.hasStandard(origin, fromVersionUri)))
      throw new DomainError('standard.unknown', { got: fromVersionUri });
    await this.standards.refuseUnknown(toVersionUri);
    const request = { accountId, key, operation: `proposals.${id}.confirm`, body };
    return this.idempotency.once(request, (m) =>
      this.mappings.confirm(proposal, body, accountId, m),
    );
  }
}
