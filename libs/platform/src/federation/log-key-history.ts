import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { keyChangesOf, type ListedLogKey } from '../ledger/key-changes.sql.js';
import { findLog } from '../ledger/open-log.sql.js';
import { keysWithAnchors } from './keys-with-anchors.js';

/** Which keys the log of another party has and had, as far as its mirrored leaves say. */
@Injectable()
export class LogKeyHistory {
  constructor(private readonly db: DataSource) {}

  /**
   * The keys of a log, the oldest first. `anchor` is the key that was known from elsewhere: it signs
   * every size until the log itself names or retires it.
   */
  async keysOf(
    origin: string,
    anchor: string,
    m: DataSource | EntityManager = this.db,
  ): Promise<readonly [ListedLogKey, ...ListedLogKey[]]> {
    const log = await findLog(m, origin);
    return keysWithAnchors(log ? await keyChangesOf(m, log.logId) : [], [anchor]);
  }
}
