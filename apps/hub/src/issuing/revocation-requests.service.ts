import { Injectable } from '@nestjs/common';
import type { NewStatusChange } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock, Ids } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { StatusChangesStore } from './status-changes.store.js';

/** Requests to revoke: one officer asks, and another one revokes or the request is withdrawn. */
@Injectable()
export class RevocationRequests {
  constructor(
    private readonly store: StatusChangesStore,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  ask(
    request: Pick<NewStatusChange, 'reasonCode' | 'reason'> & { readonly credentialId: string },
    { id: askedBy }: Account,
    m: Transaction,
  ): Promise<void> {
    const { credentialId, reasonCode, reason } = request;
    const id = this.ids.next();
    const askedAt = this.clock.now();
    return this.store.ask({ id, credentialId, reasonCode, reason, askedBy, askedAt }, m);
  }

  end(
    credentialId: string,
    outcome: 'revoked' | 'withdrawn',
    { id: endedBy }: Account,
    m: Transaction,
  ): Promise<void> {
    return this.store.end({ credentialId, outcome, endedBy, endedAt: this.clock.now() }, m);
  }
}
