import { Injectable } from '@nestjs/common';
import { Clock, Ids } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { LedgerIntents } from '#platform/ledger/ledger-intents.js';
import { ownEventOf } from '#platform/ledger/own-event.js';
import { HubsProjection } from './hubs-projection.service.js';
import { HubsStore } from './hubs.store.js';
import { suspensionOver } from './suspension-over.js';

/** Suspends a hub on evidence alone: no administrator is asked. */
@Injectable()
export class Suspensions {
  constructor(
    private readonly store: HubsStore,
    private readonly intents: LedgerIntents,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly projection: HubsProjection,
  ) {}

  /** Nothing when no hub has this ledger, or nothing of it is left to suspend. */
  async over(origin: string, evidenceId: string, m: Transaction): Promise<void> {
    const hub = await this.store.findByOrigin(origin, m);
    if (!hub) return;
    const { id: hubId, did } = hub;
    await this.store.lockDecisions(hubId, m);
    const now = this.clock.now();
    const suspension = suspensionOver(await this.store.decisionsOn(hubId, m), now);
    if (!suspension) return;
    const { decision, scope, from, to } = suspension;
    const intent = this.intents.eventIntent({
      type: 'eu.guildmark.accreditation.decided.v1',
      schema: 'events/accreditation.decided/1.0',
      subject: did,
      data: {
        accreditationId: this.ids.next(),
        hub: did,
        decision,
        scope: [...scope],
        from,
        to,
        reasonCode: 'ledger-contradiction',
        contradictionId: evidenceId,
      },
      time: now,
    });
    await this.intents.append(m, intent);
    await this.projection.decide(ownEventOf(intent), m);
  }
}
