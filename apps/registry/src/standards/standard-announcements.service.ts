import { Injectable } from '@nestjs/common';
import { standardDigest } from '#credentials/standard-digest.js';
import type { StandardVersion } from '#domain/generated/schemas.js';
import { canonicalJson } from '#ledger/canonical-json.js';
import { Clock, Salts } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { LedgerIntents } from '#platform/ledger/ledger-intents.js';
import { newBody } from '#platform/ledger/new-body.js';
import { ownEventOf } from '#platform/ledger/own-event.js';
import { StandardsProjection } from './standards-projection.service.js';

/** Leaf and row of a new version, in one transaction. */
@Injectable()
export class StandardAnnouncements {
  constructor(
    private readonly intents: LedgerIntents,
    private readonly clock: Clock,
    private readonly salts: Salts,
    private readonly projection: StandardsProjection,
  ) {}

  async announce(key: string, content: StandardVersion, m: Transaction): Promise<void> {
    const { versionUri, title } = content;
    const body = newBody('application/json', canonicalJson(content), this.salts.next());
    const contentDigest = standardDigest(content);
    const intent = this.intents.eventIntent({
      type: 'eu.guildmark.standard.published.v1',
      schema: 'events/standard.published/1.1',
      subject: versionUri,
      data: { versionUri, contentDigest, title, content: body.reference, key },
      bodies: [body],
      time: this.clock.now(),
    });
    await this.intents.append(m, intent);
    await this.projection.publish(ownEventOf(intent), m);
  }
}
