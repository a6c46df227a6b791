import { Injectable } from '@nestjs/common';
import type { AuditMethodReleased } from '#domain/generated/schemas.js';
import { Clock } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { LedgerIntents } from '#platform/ledger/ledger-intents.js';
import { ownEventOf } from '#platform/ledger/own-event.js';
import { AuditMethodsProjection } from './audit-methods-projection.service.js';

/** Leaf and row of a released method, in one transaction. */
@Injectable()
export class AuditMethodAnnouncements {
  constructor(
    private readonly intents: LedgerIntents,
    private readonly clock: Clock,
    private readonly projection: AuditMethodsProjection,
  ) {}

  /** `subject` names the instrument. */
  async announce(subject: string, data: AuditMethodReleased, m: Transaction): Promise<void> {
    const intent = this.intents.eventIntent({
      type: 'eu.guildmark.audit.method-released.v1',
      schema: 'events/audit.method-released/1.0',
      ...{ subject, data, bodies: [] },
      time: this.clock.now(),
    });
    await this.intents.append(m, intent);
    await this.projection.release(ownEventOf(intent), m);
  }
}
