import { Injectable } from '@nestjs/common';
import type { NewHub } from '#domain/generated/schemas.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { LedgerIntents } from '#platform/ledger/ledger-intents.js';
import { ownEventOf } from '#platform/ledger/own-event.js';
import { HubsProjection } from './hubs-projection.service.js';

/** Enters a hub: row and ledger leaf in one transaction. The other hubs' witnesses learn its key from it. */
@Injectable()
export class HubEntries {
  constructor(
    private readonly projection: HubsProjection,
    private readonly intents: LedgerIntents,
  ) {}

  /** The id of the hub; undefined when another writer took one of its names first. */
  async enter(hub: NewHub, now: Date, m: Transaction): Promise<string | undefined> {
    const { did, legalName, url, origin, verifierKey, witness } = hub;
    const intent = this.intents.eventIntent({
      type: 'eu.guildmark.hub.registered.v1',
      schema: 'events/hub.registered/1.1',
      subject: did,
      data: { hub: did, legalName, url, origin, verifierKey, ...(witness && { witness }) },
      time: now,
    });
    const id = await this.projection.enter(ownEventOf(intent), m);
    if (id !== undefined) await this.intents.append(m, intent);
    return id;
  }
}
