import { Injectable } from '@nestjs/common';
import type { Decision } from '#domain/accreditation/standing-at.js';
import type { ReleasedMethod } from '#domain/audit/method/audit-method.js';
import { ReleasedMethodsStore } from './released-methods.store.js';
import {
  type ConfirmedMapping,
  type ConfirmedProposal,
  type EuropeanStandard,
  type LeveledMapping,
  RegistryReplicaStore,
} from './registry-replica.store.js';
import { RegistryView } from './registry-view.service.js';

/**
 * What the registry has decided, from this hub's copy of its ledger: issuing never waits for the
 * network, and believes only what the registry signed.
 */
@Injectable()
export class RegistryFeed {
  constructor(
    private readonly store: RegistryReplicaStore,
    private readonly view: RegistryView,
    private readonly methods: ReleasedMethodsStore,
  ) {}

  /** The European standard a local version corresponds to, or undefined. */
  mappingOf(localVersionUri: string): Promise<ConfirmedMapping | undefined> {
    return this.store.newestMapping(localVersionUri);
  }

  /** Every mapping from these versions, by the version; the newest first. */
  async mappingsFrom(
    uris: readonly string[],
  ): Promise<ReadonlyMap<string, readonly LeveledMapping[]>> {
    const found = new Map<string, LeveledMapping[]>();
    for (const mapping of await this.store.mappingsFrom(uris))
      found.set(mapping.fromVersionUri, [...(found.get(mapping.fromVersionUri) ?? []), mapping]);
    return found;
  }

  europeanStandards(): Promise<readonly EuropeanStandard[]> {
    return this.store.standards();
  }

  /** Accreditation decisions about this hub, in the order in which they were taken. */
  decisions(): Promise<readonly Decision[]> {
    return this.store.decisions();
  }

  /** The same, to certify by. Refuses `accreditation.stale-view` when they may long have been changed. */
  async currentDecisions(): Promise<readonly Decision[]> {
    await this.view.refuseStale();
    return this.store.decisions();
  }

  /** Methods of the audit that the registry has released, in the order of its ledger. */
  auditMethods(): Promise<readonly ReleasedMethod[]> {
    return this.methods.all();
  }

  /** Ledger keys of another hub by origin, as text; none for an origin the registry has not entered. */
  peerKeys(origin: string): Promise<readonly string[]> {
    return this.store.peerKeys(origin);
  }

  confirmedProposals(): Promise<readonly ConfirmedProposal[]> {
    return this.store.confirmedProposals();
  }
}
