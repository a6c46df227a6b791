import { Injectable } from '@nestjs/common';
import type { LogKey } from '#ledger/log-keys.js';
import { parseLogKeys } from '#platform/ledger/key-changes.sql.js';
import type { TrustedLogs } from '#platform/witness/trusted-logs.js';
import { HubsDirectory } from '../accreditation/hubs-directory.service.js';

/**
 * Logs the witness cosigns: those of every registered hub, accredited or not. A cosignature says
 * that there is one history, and nothing of who may certify.
 */
@Injectable()
export class RegisteredLogs implements TrustedLogs {
  constructor(private readonly directory: HubsDirectory) {}

  async keysOf(origin: string): Promise<readonly LogKey[] | undefined> {
    const found = await this.directory.byOrigin(origin);
    return found && parseLogKeys(await this.directory.logKeysOf(found.hub));
  }
}
