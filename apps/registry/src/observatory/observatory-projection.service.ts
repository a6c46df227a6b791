import { Injectable } from '@nestjs/common';
import type { ObservatoryReleased } from '#domain/generated/schemas.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import type { OwnEvent } from '#platform/ledger/own-event.js';
import { contentOfBody } from '#platform/ledger/new-body.js';
import { ObservatoryStore, type SaidSummary } from './observatory.store.js';

/**
 * Writes frozen figures from the events of the registry's own ledger, when they are queued and again
 * in a rebuild, and what hubs say of their audits from theirs.
 */
@Injectable()
export class ObservatoryProjection {
  constructor(private readonly store: ObservatoryStore) {}

  /** The first summary of a hub for a year holds. */
  async keepSummary(said: SaidSummary, m: Transaction): Promise<void> {
    await this.store.addSummary(said, m);
  }

  /** Without its file, erased or lost, a quarter cannot be kept. */
  async release({ event, bodies }: OwnEvent, m: Transaction): Promise<void> {
    const { quarter, content } = event.data as unknown as ObservatoryReleased;
    const body = bodies.get(content.sha256);
    if (!body) return;
    const releasedAt = new Date(event.time);
    await this.store.addRelease(
      { quarter, content: contentOfBody(body), releasedAt, intentId: event.id },
      m,
    );
  }
}
