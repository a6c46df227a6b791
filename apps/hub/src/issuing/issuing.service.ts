import { Injectable } from '@nestjs/common';
import type { Issued } from '#domain/generated/schemas.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { NoticesService } from '../notices/notices.service.js';
import type { Certifiable, Prepared, StoredCredential } from './certifiable.js';
import { CredentialCommitments } from './credential-commitments.js';
import { CredentialsStore } from './credentials.store.js';
import { issueEvent } from './issue-event.js';
import { PreparationService } from './preparation.service.js';
import { LIST } from './status-list.store.js';

export type { Certifiable, Prepared } from './certifiable.js';

/** From an accepted claim to a stored credential with its ledger intent. */
@Injectable()
export class IssuingService {
  constructor(
    private readonly preparation: PreparationService,
    private readonly commitments: CredentialCommitments,
    private readonly credentials: CredentialsStore,
    private readonly notices: NoticesService,
  ) {}

  /**
   * Signs both renderings; call it before the transaction. Refuses `credential.out-of-scope` when
   * the registry's decisions do not cover the standard and level now, and `status.list-full`.
   */
  prepare(claim: Certifiable, old?: StoredCredential): Promise<Prepared> {
    return this.preparation.prepare(claim, old);
  }

  /** Writes the credential and its ledger leaf in the transaction of the claim: all or nothing. */
  async store(credential: Prepared, m: Transaction): Promise<Issued> {
    const intentId = await this.commitments.commit(issueEvent(credential), credential.personId, m);
    await this.credentials.add(credential, LIST, intentId, m);
    return { credentialId: credential.id, claimId: credential.claimId, ledgerState: 'pending' };
  }

  /** The same for one that the holder did not take piece by piece: they are told, and may contest. */
  async storeUnasked(credential: Prepared, m: Transaction): Promise<Issued> {
    const issued = await this.store(credential, m);
    const args = { credentialId: credential.id, reasonCode: 'in-bulk' };
    await this.notices.tell(credential.personId, { key: 'credential.issued', args }, m);
    return issued;
  }
}
