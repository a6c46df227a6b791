import { Injectable } from '@nestjs/common';
import { formatEvidence } from '#ledger/evidence-text.js';
import { Clock, Salts } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import type { Contradiction } from '#platform/federation/follower-ports.js';
import { LedgerIntents } from '#platform/ledger/ledger-intents.js';
import { newBody } from '#platform/ledger/new-body.js';
import { ownEventOf } from '#platform/ledger/own-event.js';
import { HubsProjection } from './hubs-projection.service.js';
import { Suspensions } from './suspensions.service.js';

/**
 * What the registry does by itself when a hub's ledger contradicts itself: it publishes both notes
 * and suspends the hub. Lifting the suspension takes an administrator.
 */
@Injectable()
export class ContradictedLedgers {
  constructor(
    private readonly intents: LedgerIntents,
    private readonly clock: Clock,
    private readonly salts: Salts,
    private readonly projection: HubsProjection,
    private readonly suspensions: Suspensions,
  ) {}

  /** In the transaction that stores the evidence: both happen, or neither. */
  async take({ evidenceId, evidence }: Contradiction, m: Transaction): Promise<void> {
    const { kind, origin, size, rootA, rootB } = evidence;
    const notes = newBody('application/json', formatEvidence(evidence), this.salts.next());
    const intent = this.intents.eventIntent({
      type: 'eu.guildmark.evidence.published.v1',
      schema: 'events/evidence.published/1.0',
      subject: origin,
      data: {
        contradictionId: evidenceId,
        kind,
        origin,
        size: String(size),
        rootA: rootA.toString('base64'),
        rootB: rootB.toString('base64'),
        notes: notes.reference,
      },
      bodies: [notes],
      time: this.clock.now(),
    });
    await this.intents.append(m, intent);
    await this.projection.keepEvidence(ownEventOf(intent), m);
    await this.suspensions.over(origin, evidenceId, m);
  }
}
