import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { Mapping, NewConfirmation } from '#domain/generated/schemas.js';
import { Clock, Ids } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { LedgerIntents } from '#platform/ledger/ledger-intents.js';
import { ownEventOf } from '#platform/ledger/own-event.js';
import { MappingsProjection } from './mappings-projection.service.js';
import { type ConfirmedMapping, MappingsStore } from './mappings.store.js';

/** A hub's proposal that an expert confirms. */
export interface Confirmable {
  readonly id: string;
  readonly origin: string;
  readonly fromVersionUri: string;
  readonly toVersionUri: string;
}

/** Mappings that the registry vouches for. */
@Injectable()
export class MappingsService {
  constructor(
    private readonly store: MappingsStore,
    private readonly intents: LedgerIntents,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly projection: MappingsProjection,
  ) {}

  all(): Promise<readonly ConfirmedMapping[]> {
    return this.store.all();
  }

  /** Row and leaf in one transaction. Refuses `mapping.already-confirmed`. */
  async confirm(
    proposal: Confirmable,
    { relation, levelShift, rationale }: NewConfirmation,
    confirmedBy: string,
    m: Transaction,
  ): Promise<Mapping> {
    const { fromVersionUri, toVersionUri } = proposal;
    await this.store.hold(fromVersionUri, toVersionUri, m);
    if (await this.store.isConfirmed(proposal, m))
      throw new DomainError('mapping.already-confirmed');
    const id = this.ids.next();
    const said = { fromVersionUri, toVersionUri, relation, levelShift };
    const intent = this.intents.eventIntent({
      type: 'eu.guildmark.mapping.confirmed.v1',
      schema: 'events/mapping.confirmed/1.0',
      subject: id,
      data: { mappingId: id, proposalId: proposal.id, ...said },
      time: this.clock.now(),
    });
    await this.intents.append(m, intent);
    await this.projection.confirm(ownEventOf(intent), m, { rationale, confirmedBy });
    return { mappingId: id, ...said };
  }
}
