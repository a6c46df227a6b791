import { Injectable } from '@nestjs/common';
import type { MappingConfirmed } from '#domain/generated/schemas.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import type { OwnEvent } from '#platform/ledger/own-event.js';
import { type ConfirmedMapping, MappingsStore } from './mappings.store.js';

/** What the database alone knows of a confirmation. */
type Unpublished = Pick<ConfirmedMapping, 'rationale' | 'confirmedBy'>;

/**
 * Writes confirmed mappings from the events of the registry's own ledger: when they are queued, and
 * again in a rebuild.
 */
@Injectable()
export class MappingsProjection {
  constructor(private readonly store: MappingsStore) {}

  async confirm(
    { event }: OwnEvent,
    m: Transaction,
    unpublished: Unpublished = { rationale: null, confirmedBy: null },
  ): Promise<void> {
    const { mappingId: id, ...said } = event.data as unknown as MappingConfirmed;
    await this.store.add(
      {
        ...{ id, ...said, ...unpublished },
        // A hub's proposal is about its own address, and so names the hub's ledger.
        origin: `${new URL(said.fromVersionUri).host}/ledger`,
        confirmedAt: new Date(event.time),
        intentId: event.id,
      },
      m,
    );
  }
}
