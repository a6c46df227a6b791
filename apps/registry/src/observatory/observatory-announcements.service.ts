import { Injectable } from '@nestjs/common';
import type { ObservatoryRelease } from '#domain/generated/schemas.js';
import { canonicalJson } from '#ledger/canonical-json.js';
import { Clock, Salts } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { LedgerIntents } from '#platform/ledger/ledger-intents.js';
import { newBody } from '#platform/ledger/new-body.js';
import { ownEventOf } from '#platform/ledger/own-event.js';
import { ObservatoryProjection } from './observatory-projection.service.js';

/** Leaf and row of a frozen quarter, in one transaction. */
@Injectable()
export class ObservatoryAnnouncements {
  constructor(
    private readonly intents: LedgerIntents,
    private readonly clock: Clock,
    private readonly salts: Salts,
    private readonly projection: ObservatoryProjection,
  ) {}

  async announce(release: ObservatoryRelease, m: Transaction): Promise<void> {
    const body = newBody('application/json', canonicalJson(release), this.salts.next());
    const { quarter } = release;
    const intent = this.intents.eventIntent({
      type: 'eu.guildmark.observatory.released.v1',
      schema: 'events/observatory.released/1.0',
      subject: quarter,
      data: { quarter, content: body.reference },
      bodies: [body],
      time: this.clock.now(),
    });
    await this.intents.append(m, intent);
    await this.projection.release(ownEventOf(intent), m);
  }
}
