import { Injectable } from '@nestjs/common';
import { parseVerifierKey, type VerifierKey } from '#ledger/verifier-key.js';
import { CheckpointObserver } from '#platform/federation/checkpoint-observer.js';
import type { TrustedLogs } from '#platform/witness/trusted-logs.js';
import { HubsDirectory } from '../accreditation/hubs-directory.service.js';

/**
 * Logs the witness cosigns: those of every registered hub, accredited or not. A cosignature says
 * that there is one history, and nothing of who may certify.
 */
@Injectable()
export class RegisteredLogs implements TrustedLogs {
  constructor(
    private readonly directory: HubsDirectory,
    private readonly observer: CheckpointObserver,
  ) {}

  async keysOf(origin: string): Promise<readonly VerifierKey[] | undefined> {
    const found = await this.directory.byOrigin(origin);
    return found && [parseVerifierKey(found.hub.verifierKey)];
  }

  async observe(origin: string, noteText: string): Promise<boolean> {
    await this.observer.observe(noteText, (await this.keysOf(origin)) ?? [], 'witness');
    return true;
  }
}
