import { Injectable } from '@nestjs/common';
import { changeStatus } from '#domain/credential/change-status.js';
import type { CredentialSummary, NewStatusChange } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { Idempotency } from '#platform/idempotency/idempotency.js';
import type { StoredCredential } from './certifiable.js';
import { CredentialsService } from './credentials.service.js';
import { RevocationRequests } from './revocation-requests.service.js';
import { StatusWriter } from './status-writer.js';
import { summaryOf } from './summary-of.js';

/** A command of an officer, and the key under which it may be repeated. */
export interface StatusCommandRequest extends NewStatusChange {
  readonly credentialId: string;
  readonly key: string | undefined;
}

/** Suspends, reinstates, supersedes and revokes credentials (docs/design/credentials.md 4). */
@Injectable()
export class StatusChangesService {
  constructor(
    private readonly credentials: CredentialsService,
    private readonly requests: RevocationRequests,
    private readonly writer: StatusWriter,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /** Refuses `credential.unknown` and as changeStatus does. */
  change({ key, ...command }: StatusCommandRequest, me: Account): Promise<CredentialSummary> {
    const request = { accountId: me.id, key, operation: 'credentials.state', body: command };
    return this.idempotency.once(request, (m) => this.decide(command, me, m));
  }

  private async decide(
    command: Omit<StatusCommandRequest, 'key'>,
    me: Account,
    m: Transaction,
  ): Promise<CredentialSummary> {
    // Of two commands at once the second waits here, and then finds what the first has done.
    const credential = await this.credentials.lock(command.credentialId, m);
    const status = changeStatus(credential, command.command, me.id);
    if (command.command === 'ask-revocation') await this.requests.ask(command, me, m);
    else if (command.command === 'withdraw-revocation')
      await this.requests.end(credential.id, 'withdrawn', me, m);
    else await this.write(credential, { ...command, status }, me, m);
    return summaryOf(await this.credentials.get(credential.id, m), this.clock.now());
  }

  private async write(
    credential: StoredCredential,
    {
      status,
      reasonCode,
      reason,
    }: Pick<NewStatusChange, 'reasonCode' | 'reason'> & {
      readonly status: StoredCredential['status'];
    },
    me: Account,
    m: Transaction,
  ): Promise<void> {
    const askedBy = status === 'revoked' ? credential.asked?.askedBy : undefined;
    if (askedBy !== undefined) await this.requests.end(credential.id, 'revoked', me, m);
    await this.writer.write(
      credential,
      { status, reasonCode, reason, decidedBy: me.id, askedBy },
      m,
    );
  }
}
