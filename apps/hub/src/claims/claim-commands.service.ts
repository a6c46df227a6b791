import { Injectable } from '@nestjs/common';
import type { ClaimCommand } from '#domain/claim/claim-steps.js';
import type { Claim } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { Idempotency } from '#platform/idempotency/idempotency.js';
import { type ClaimFile, viewClaim } from './claim-file.js';
import { ClaimFiles } from './claim-files.service.js';
import type { ClaimState } from './claim-record.js';
import { ClaimsStore } from './claims.store.js';

/** Who asks for what, and how a repeat is known. */
export interface ClaimRequest {
  readonly command: string;
  readonly body: unknown;
  readonly me: Account;
  readonly key: string | undefined;
}

/** A claim that nobody else changes before the commit. */
export interface HeldClaim {
  readonly file: ClaimFile;
  readonly me: Account;
  readonly at: Date;
  readonly m: Transaction;
}

/** What every command on a claim shares: it runs once, alone on its claim, all or nothing. */
@Injectable()
export class ClaimCommands {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly store: ClaimsStore,
    private readonly files: ClaimFiles,
    private readonly clock: Clock,
  ) {}

  /** Runs a command on no claim in particular; a repeat gets the first answer. */
  once<T>(
    { command, body, me, key }: ClaimRequest,
    work: (at: Date, m: Transaction) => Promise<T>,
  ): Promise<T> {
    const at = this.clock.now();
    const operation = `claims.${command}`;
    return this.idempotency.once({ accountId: me.id, key, operation, body }, (m) => work(at, m));
  }

  /**
   * Runs a command on a claim that is held first, so that of two at once the slower one finds what
   * the quicker one did. Refuses `claim.unknown`.
   */
  onClaim<T>(
    claimId: string,
    { command, ...request }: ClaimRequest,
    work: (held: HeldClaim) => Promise<T>,
  ): Promise<T> {
    return this.once({ ...request, command: `${command} ${claimId}` }, async (at, m) => {
      await this.store.lockedState(claimId, m);
      const file = await this.files.find(claimId, m);
      return work({ file, me: request.me, at, m });
    });
  }

  /** Moves the claim and records who did it. */
  async step(
    { file: { claim }, me, at, m }: HeldClaim,
    command: ClaimCommand,
    to: ClaimState,
  ): Promise<void> {
    const { id: claimId, state: from, credentialId = null } = claim;
    if (to !== from) await this.store.move(claimId, from, to, m, credentialId);
    await this.store.record({ claimId, command, from, to, accountId: me.id, at }, m);
  }

  /** The claim as it is by now. */
  reread({ file, m }: HeldClaim): Promise<ClaimFile> {
    return this.files.find(file.claim.id, m);
  }

  /** The claim as it is by now, for whoever asked. */
  async view(held: HeldClaim): Promise<Claim> {
    return viewClaim(await this.reread(held), held.me);
  }
}
