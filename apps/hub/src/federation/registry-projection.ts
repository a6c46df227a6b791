import { Inject, Injectable } from '@nestjs/common';
import type {
  AccreditationDecided,
  AuditMethodReleased,
  HubRegistered,
  MappingConfirmed,
  ResendRequested,
  StandardPublished,
} from '#domain/generated/schemas.js';
import type { ProjectedLeaf, Projection } from '#platform/federation/follower-ports.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { HUB_CONFIG, type HubConfig } from '../hub.config.js';
import { ReleasedMethodsStore } from './released-methods.store.js';
import { RegistryReplicaStore } from './registry-replica.store.js';
import { ResendRequestsStore } from './resend-requests.store.js';

/**
 * Turns leaves of the registry's ledger into this hub's copy. The follower has checked each event
 * against the schema of its type, so `data` has that type; a leaf that comes twice changes nothing.
 */
@Injectable()
export class RegistryProjection implements Projection {
  constructor(
    @Inject(HUB_CONFIG) private readonly config: HubConfig,
    private readonly store: RegistryReplicaStore,
    private readonly resends: ResendRequestsStore,
    private readonly methods: ReleasedMethodsStore,
  ) {}

  async project(m: Transaction, { event, index }: ProjectedLeaf): Promise<void> {
    const data: unknown = event.data;
    switch (event.type) {
      case 'eu.guildmark.standard.published.v1':
        return this.store.addStandard(data as StandardPublished, index, m);
      case 'eu.guildmark.mapping.confirmed.v1':
        return this.store.addMapping(data as MappingConfirmed, index, m);
      case 'eu.guildmark.hub.registered.v1':
        return this.store.addPeer(data as HubRegistered, index, m);
      case 'eu.guildmark.accreditation.decided.v1':
        return this.decided(data as AccreditationDecided, index, m);
      case 'eu.guildmark.audit.method-released.v1':
        return this.methods.add(data as AuditMethodReleased, index, m);
      case 'eu.guildmark.resend.requested.v1':
        return this.resend(data as ResendRequested, index, m);
    }
  }

  /** What the registry decides about other hubs is none of this hub's business. */
  private async decided(data: AccreditationDecided, index: number, m: Transaction): Promise<void> {
    if (data.hub === this.config.did) await this.store.addDecision(data, index, m);
  }

  /** Kept only; how often it is answered is decided where there is a clock. */
  private async resend(data: ResendRequested, index: number, m: Transaction): Promise<void> {
    if (data.origin === this.config.origin) await this.resends.add(data, index, m);
  }
}
