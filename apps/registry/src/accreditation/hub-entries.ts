import { Injectable } from '@nestjs/common';
import type { NewHub } from '#domain/generated/schemas.js';
import { Ids } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { LedgerIntents } from '#platform/ledger/ledger-intents.js';
import { HubsStore } from './hubs.store.js';

/** Enters a hub: row and ledger leaf in one transaction. The other hubs' witnesses learn its key from it. */
@Injectable()
export class HubEntries {
  constructor(
    private readonly store: HubsStore,
    private readonly intents: LedgerIntents,
    private readonly ids: Ids,
  ) {}

  /** The id of the hub; undefined when another writer took one of its names first. */
  async enter(hub: NewHub, now: Date, m: Transaction): Promise<string | undefined> {
    const id = this.ids.next();
    if (!(await this.store.add({ ...hub, id, registeredAt: now }, m))) return undefined;
    const { did, url, origin, verifierKey, witness } = hub;
    await this.intents.appendEvent(m, {
      type: 'eu.guildmark.hub.registered.v1',
      schema: 'events/hub.registered/1.0',
      subject: did,
      data: { hub: did, url, origin, verifierKey, ...(witness && { witness }) },
      time: now,
    });
    return id;
  }
}
