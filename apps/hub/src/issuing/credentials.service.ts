import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { PersonEvent } from '#ledger/person-leaf.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { LedgerProofs, type ProofState } from '#platform/ledger/ledger-proofs.js';
import type { StoredCredential } from './certifiable.js';
import { CredentialCommitments } from './credential-commitments.js';
import { CredentialsStore, type RecordedChange } from './credentials.store.js';
import { issueEvent } from './issue-event.js';
import { StatusListService } from './status-list.service.js';

/** Credentials that were issued, and their ledger proofs, for features that show them. */
@Injectable()
export class CredentialsService {
  constructor(
    private readonly store: CredentialsStore,
    private readonly commitments: CredentialCommitments,
    private readonly proofs: LedgerProofs,
    private readonly statusList: StatusListService,
  ) {}

  /** Refuses `credential.unknown`. */
  async get(id: string, m?: Transaction): Promise<StoredCredential> {
    const credential = await this.store.find(id, m);
    if (!credential) throw new DomainError('credential.unknown');
    return credential;
  }

  /** Nobody changes any status until the transaction ends. Refuses `credential.unknown`. */
  async lock(id: string, m: Transaction): Promise<StoredCredential> {
    await this.statusList.lock(m);
    return this.get(id, m);
  }

  ofPerson(personId: string): Promise<readonly StoredCredential[]> {
    return this.store.ofPerson(personId);
  }

  all(): Promise<readonly StoredCredential[]> {
    return this.store.all();
  }

  /** Every change of its status, oldest first. */
  changesOf(id: string): Promise<readonly RecordedChange[]> {
    return this.store.changesOf(id);
  }

  countOfPerson(personId: string, m?: Transaction): Promise<number> {
    return this.store.countOfPerson(personId, m);
  }

  /** Ids of a person's credentials; nobody changes one of them until the transaction ends. */
  async lockOfPerson(personId: string, m: Transaction): Promise<readonly string[]> {
    // Every change of status holds the status list; the row itself nobody may lock who may not change it.
    await this.statusList.lock(m);
    return this.store.idsOfPerson(personId, m);
  }

  /**
   * Deletes a person's credentials. Their ledger leaves stay and mean nothing without the person's
   * key, which goes too; what the status list says of them stays as it is.
   */
  async removeOfPerson(personId: string, m: Transaction): Promise<void> {
    await this.statusList.forget(personId, m);
    await this.store.removeOfPerson(personId, m);
  }

  /** The `.tlog-proof` of a credential with the line that opens its leaf; waits up to `waitMs` for it. */
  proofOf(credential: StoredCredential, waitMs: number): Promise<ProofState> {
    const { personId, intentId } = credential;
    return this.proofOfLeaf(issueEvent(credential), personId, intentId, waitMs);
  }

  /** The same for the leaf of a rendering that was made later. */
  async proofOfLeaf(
    event: PersonEvent,
    personId: string,
    intentId: string,
    waitMs: number,
  ): Promise<ProofState> {
    if (waitMs > 0) await this.proofs.waitFor(intentId, waitMs);
    const extra = await this.commitments.open(event, personId, intentId);
    return this.proofs.proofOf(intentId, extra);
  }
}
