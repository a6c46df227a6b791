import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { wholeSecond } from '#domain/core/instant.js';
import { DomainError } from '#domain/core/domain-error.js';
import type { CredentialSummary, NewRevocation } from '#domain/generated/schemas.js';
import { canonicalJson } from '#ledger/canonical-json.js';
import type { Account } from '#platform/auth/account.js';
import { Clock } from '#platform/clock.js';
import { Idempotency } from '#platform/idempotency/idempotency.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { CredentialCommitments } from './credential-commitments.js';
import { CredentialsStore } from './credentials.store.js';
import { StatusListService } from './status-list.service.js';
import { summaryOf } from './summary-of.js';

/** A request to revoke, and the key under which it may be repeated. */
export interface RevocationRequest extends NewRevocation {
  readonly credentialId: string;
  readonly key: string | undefined;
}

/** Ends credentials. Final: there is no way back but a new credential. */
@Injectable()
export class RevocationsService {
  constructor(
    private readonly store: CredentialsStore,
    private readonly statusList: StatusListService,
    private readonly commitments: CredentialCommitments,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /** Refuses `credential.unknown` and `credential.already-revoked`. */
  revoke({ key, ...revocation }: RevocationRequest, me: Account): Promise<CredentialSummary> {
    const request = { accountId: me.id, key, operation: 'credentials.revoke', body: revocation };
    return this.idempotency.once(request, (m) => this.write(revocation, me, m));
  }

  private async write(
    { credentialId, reasonCode, reason }: Omit<RevocationRequest, 'key'>,
    me: Account,
    m: Transaction,
  ): Promise<CredentialSummary> {
    // Of two revocations at once the second waits here, and then finds the first.
    await this.statusList.lock(m);
    const credential = await this.store.find(credentialId, m);
    if (!credential) throw new DomainError('credential.unknown');
    if (credential.status === 'revoked') throw new DomainError('credential.already-revoked');
    const { personId, record } = credential;
    const decidedAt = this.clock.now();
    const change = canonicalJson({
      at: wholeSecond(decidedAt),
      credential: record.id,
      reasonCode,
      status: 'revoked',
      v: 1,
    });
    const digest = createHash('sha256').update(change).digest('base64url');
    const intentId = await this.commitments.commit(
      { type: 'status.changed', digests: [digest] },
      personId,
      m,
    );
    await this.store.addChange(
      {
        credentialId,
        record: change.toString('utf8'),
        reason,
        decidedBy: me.id,
        decidedAt,
        intentId,
      },
      m,
    );
    await this.statusList.set(record.status.index, m);
    // crash before the commit: nothing happened; after: list, change and both leaves are there
    return { ...summaryOf(credential), status: 'revoked' };
  }
}
