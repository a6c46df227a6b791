import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { Mapping, NewConfirmation } from '#domain/generated/schemas.js';
import { Clock, Ids } from '#platform/clock.js';
import { LedgerIntents } from '#platform/ledger/ledger-intents.js';
import type { Transaction } from '#platform/database/in-transaction.js';
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
    const { origin, fromVersionUri, toVersionUri, id: proposalId } = proposal;
    await this.store.hold(fromVersionUri, toVersionUri, m);
    if (await this.store.isConfirmed(proposal, m))
      throw new DomainError('mapping.already-confirmed');
    const id = this.ids.next();
    const confirmedAt = this.clock.now();
    const said = { fromVersionUri, toVersionUri, relation, levelShift };
    const intentId = await this.intents.appendEvent(m, {
      type: 'eu.guildmark.mapping.confirmed.v1',
      schema: 'events/mapping.confirmed/1.0',
      subject: id,
      data: { mappingId: id, proposalId, ...said },
      time: confirmedAt,
    });
    await this.store.add(
      { id, origin, proposalId, ...said, rationale, confirmedAt, confirmedBy, intentId },
      m,
    );
    return { mappingId: id, ...said };
  }
}
