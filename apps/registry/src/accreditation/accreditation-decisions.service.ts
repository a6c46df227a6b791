import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { NewAccreditation } from '#domain/generated/schemas.js';
import { Clock, Ids } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { LedgerIntents } from '#platform/ledger/ledger-intents.js';
import { ownEventOf } from '#platform/ledger/own-event.js';
import { checkAccreditation } from './check-accreditation.js';
import type { DecisionRecord } from './hub-record.js';
import { HubsProjection } from './hubs-projection.service.js';
import { HubsStore } from './hubs.store.js';

/** Takes decisions on hubs: row and ledger leaf in one transaction. */
@Injectable()
export class AccreditationDecisions {
  constructor(
    private readonly store: HubsStore,
    private readonly projection: HubsProjection,
    private readonly intents: LedgerIntents,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async decide(
    hubId: string,
    body: NewAccreditation,
    decidedBy: string,
    m: Transaction,
  ): Promise<DecisionRecord> {
    const hub = await this.store.find(hubId, m);
    if (!hub) throw new DomainError('hub.unknown');
    await this.store.lockDecisions(hubId, m);
    checkAccreditation(body, await this.store.decisionsOn(hubId, m));
    const intent = this.intents.eventIntent({
      type: 'eu.guildmark.accreditation.decided.v1',
      schema: 'events/accreditation.decided/1.0',
      subject: hub.did,
      data: { accreditationId: this.ids.next(), hub: hub.did, ...body },
      time: this.clock.now(),
    });
    await this.intents.append(m, intent);
    const record = await this.projection.decide(ownEventOf(intent), m, decidedBy);
    if (!record) throw new Error('the hub that was found is there');
    return record;
  }
}
