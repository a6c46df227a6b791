import { Injectable } from '@nestjs/common';
import type { AuditMethodReleased } from '#domain/generated/schemas.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import type { OwnEvent } from '#platform/ledger/own-event.js';
import { AuditMethodsStore } from './audit-methods.store.js';

/** Writes released methods from the events of the registry's own ledger, when queued and in a rebuild. */
@Injectable()
export class AuditMethodsProjection {
  constructor(private readonly store: AuditMethodsStore) {}

  async release({ event }: OwnEvent, m: Transaction): Promise<void> {
    const { status, versions, digests } = event.data as unknown as AuditMethodReleased;
    const releasedAt = new Date(event.time);
    await this.store.add({ status, versions, digests, releasedAt, intentId: event.id }, m);
  }
}
