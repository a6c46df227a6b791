import { Injectable } from '@nestjs/common';
import type { LedgerPolicyPublished } from '#domain/generated/schemas.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { addAnnouncedPolicy } from '#platform/ledger/policy-history.sql.js';
import type { OwnEvent } from '#platform/ledger/own-event.js';
import { HubsProjection } from '../accreditation/hubs-projection.service.js';
import { AuditMethodsProjection } from '../audit-methods/audit-methods-projection.service.js';
import { MappingsProjection } from '../mappings/mappings-projection.service.js';
import { ObservatoryProjection } from '../observatory/observatory-projection.service.js';
import { StandardsProjection } from '../standards/standards-projection.service.js';

/**
 * Turns the leaves of the registry's own ledger into its tables again, with the code that wrote them
 * when they were decided. Nothing is decided anew.
 */
@Injectable()
export class RegistryProjection {
  constructor(
    private readonly hubs: HubsProjection,
    private readonly standards: StandardsProjection,
    private readonly mappings: MappingsProjection,
    private readonly observatory: ObservatoryProjection,
    private readonly methods: AuditMethodsProjection,
  ) {}

  async project(own: OwnEvent, m: Transaction): Promise<void> {
    const { id: intentId, type, data } = own.event;
    switch (type) {
      case 'eu.guildmark.hub.registered.v1':
        await this.hubs.enter(own, m);
        return;
      case 'eu.guildmark.accreditation.decided.v1':
        await this.hubs.decide(own, m);
        return;
      case 'eu.guildmark.evidence.published.v1':
        return this.hubs.keepEvidence(own, m);
      case 'eu.guildmark.standard.published.v1':
        return this.standards.publish(own, m);
      case 'eu.guildmark.mapping.confirmed.v1':
        return this.mappings.confirm(own, m);
      case 'eu.guildmark.observatory.released.v1':
        return this.observatory.release(own, m);
      case 'eu.guildmark.audit.method-released.v1':
        return this.methods.release(own, m);
      case 'eu.guildmark.ledger.policy-published.v1': {
        const { policy, fromSize } = data as unknown as LedgerPolicyPublished;
        return addAnnouncedPolicy(m, { intentId, policy, fromSize: Number(fromSize) });
      }
    }
  }
}
