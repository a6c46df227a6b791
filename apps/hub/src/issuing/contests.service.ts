import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import { contestCredential } from '#domain/credential/contest-credential.js';
import type { CredentialSummary, NewContest } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock } from '#platform/clock.js';
import { Idempotency } from '#platform/idempotency/idempotency.js';
import { CredentialsService } from './credentials.service.js';
import { CONTESTED, StatusChangesStore } from './status-changes.store.js';
import { StatusWriter } from './status-writer.js';
import { summaryOf } from './summary-of.js';

/** A contest as the holder wants it, and the key under which the request may be repeated. */
export interface ContestRequest extends NewContest {
  readonly credentialId: string;
  readonly key: string | undefined;
}

/** Holders say that a credential is wrong, also one that came without their asking. */
@Injectable()
export class ContestsService {
  constructor(
    private readonly credentials: CredentialsService,
    private readonly changes: StatusChangesStore,
    private readonly writer: StatusWriter,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /**
   * Suspends the credential until an officer decides by lifting the suspension, correcting or
   * revoking it. Refuses `credential.unknown` to all but the holder, and as contestCredential does.
   */
  contest({ key, ...body }: ContestRequest, me: Account): Promise<CredentialSummary> {
    const request = { accountId: me.id, key, operation: 'credentials.contest', body };
    return this.idempotency.once(request, async (m) => {
      const { credentialId, reason } = body;
      // Of two contests at once the second waits here, and then finds the first.
      const credential = await this.credentials.lock(credentialId, m);
      if (credential.personId !== me.personId) throw new DomainError('credential.unknown');
      const contestedBefore = await this.changes.wasContested(credentialId, m);
      const now = this.clock.now();
      const status = contestCredential({ ...credential, contestedBefore }, now);
      const decided = { status, reasonCode: CONTESTED, reason, decidedBy: me.id };
      await this.writer.write(credential, decided, m);
      return summaryOf(await this.credentials.get(credentialId, m), now);
    });
  }
}
