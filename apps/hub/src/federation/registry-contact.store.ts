import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { FederationBus } from '#federation/bus.js';
import { newestNote } from '#platform/federation/mirror.sql.js';
import { noteBusEnds } from '#platform/federation/note-bus-ends.js';
import { lastContact } from '#platform/federation/origin-contact.sql.js';
import { findLog } from '#platform/ledger/open-log.sql.js';

/** When and at what the registry's ledger was last heard of. */
@Injectable()
export class RegistryContactStore {
  constructor(private readonly db: DataSource) {}

  /** When this origin itself said that there is nothing beyond our copy; undefined when it never did. */
  lastContact(origin: string): Promise<Date | undefined> {
    return lastContact(this.db, origin);
  }

  /** The newest note of our copy, undefined without one. */
  async newestNote(origin: string): Promise<string | undefined> {
    const log = await findLog(this.db.manager, origin);
    return log && (await newestNote(this.db.manager, log.logId))?.note;
  }

  /** Where a hub that begins shall read the bus from; see noteBusEnds. */
  noteBusEnds(
    bus: FederationBus,
    place: { readonly group: string; readonly topic: string; readonly origin: string },
  ): Promise<boolean> {
    return noteBusEnds(this.db, bus, place);
  }
}
