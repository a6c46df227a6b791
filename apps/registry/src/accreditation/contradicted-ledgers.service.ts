import { Injectable } from '@nestjs/common';
import { formatEvidence } from '#ledger/evidence-text.js';
import { Clock, Ids, Salts } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import type { Contradiction } from '#platform/federation/follower-ports.js';
import { LedgerIntents } from '#platform/ledger/ledger-intents.js';
import { newBody } from '#platform/ledger/new-body.js';
import { HubsStore } from './hubs.store.js';
import { suspensionOver } from './suspension-over.js';

/**
 * What the registry does by itself when a hub's ledger contradicts itself: it publishes both notes
 * and suspends the hub. Lifting the suspension takes an administrator.
 */
@Injectable()
export class ContradictedLedgers {
  constructor(
    private readonly store: HubsStore,
    private readonly intents: LedgerIntents,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly salts: Salts,
  ) {}

  /** In the transaction that stores the evidence: both happen, or neither. */
  async take({ evidenceId, evidence }: Contradiction, m: Transaction): Promise<void> {
    const { kind, origin, size, rootA, rootB } = evidence;
    const notes = newBody('application/json', formatEvidence(evidence), this.salts.next());
    await this.intents.appendEvent(m, {
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
    const hub = await this.store.findByOrigin(origin, m);
    if (hub) await this.suspend(hub, evidenceId, m);
  }

  private async suspend(
    { id: hubId, did }: { readonly id: string; readonly did: string },
    evidenceId: string,
    m: Transaction,
  ): Promise<void> {
    await this.store.lockDecisions(hubId, m);
    const decidedAt = this.clock.now();
    const suspension = suspensionOver(await this.store.decisionsOn(hubId, m), decidedAt);
    if (!suspension) return;
    const id = this.ids.next();
    const reasonCode = 'ledger-contradiction';
    const { decision, scope, from, to } = suspension;
    const intentId = await this.intents.appendEvent(m, {
      type: 'eu.guildmark.accreditation.decided.v1',
      schema: 'events/accreditation.decided/1.0',
      subject: did,
      data: {
        accreditationId: id,
        hub: did,
        decision,
        scope: [...scope],
        from,
        to,
        reasonCode,
        contradictionId: evidenceId,
      },
      time: decidedAt,
    });
    await this.store.addDecision(
      { ...suspension, reasonCode, evidenceId, id, hubId, decidedAt, intentId },
      m,
    );
  }
}
