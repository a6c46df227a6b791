import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { intervalsOf, keyChangesOf, type ListedLogKey } from '../ledger/key-changes.sql.js';
import { findLog } from '../ledger/open-log.sql.js';

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
    const changes = log ? await keyChangesOf(m, log.logId) : [];
    const named = intervalsOf(changes);
    const [first, ...others] = named;
    if (first && named.some(({ verifierKey }) => verifierKey === anchor)) return [first, ...others];
    const retiredAt = changes.find(({ verifierKey }) => verifierKey === anchor)?.retiredAt;
    const known = { verifierKey: anchor, fromSize: 0 };
    return [{ ...known, ...(retiredAt !== undefined && { toSize: retiredAt }) }, ...named];
  }
}
