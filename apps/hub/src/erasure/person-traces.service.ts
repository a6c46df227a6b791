import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import { AccountsStore } from '#platform/auth/accounts.store.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { Idempotency } from '#platform/idempotency/idempotency.js';
import { type Eraser, ClaimErasures } from '../claims/claim-erasures.service.js';
import { CredentialsService } from '../issuing/credentials.service.js';
import { SubjectKeys } from '../privacy/subject-keys.service.js';
import type { PersonRows } from './erasure-words.js';

/** Everything that leads to a person but their own row: where it is, and how it goes. */
@Injectable()
export class PersonTraces {
  constructor(
    private readonly claims: ClaimErasures,
    private readonly credentials: CredentialsService,
    private readonly keys: SubjectKeys,
    private readonly accounts: AccountsStore,
    private readonly idempotency: Idempotency,
  ) {}

  async count(personId: string, m?: Transaction): Promise<PersonRows> {
    return {
      ...(await this.claims.count(personId, m)),
      credentials: await this.credentials.countOfPerson(personId, m),
      accounts: (await this.accounts.findByPerson(personId, m)) ? 1 : 0,
    };
  }

  /** Claims come before the person in every transaction, and credentials after. */
  lock(personId: string, m: Transaction): Promise<void> {
    return this.claims.lock(personId, m);
  }

  /** Refuses `erasure.last-officer`: a hub that nobody runs could erase nobody else. */
  async erase(personId: string, eraser: Eraser, m: Transaction): Promise<void> {
    const account = await this.accounts.findByPerson(personId, m);
    if (
      account?.roles.includes('officer') &&
      !(await this.accounts.isRoleHeldBeside(account.id, 'officer', m))
    )
      throw new DomainError('erasure.last-officer');
    const credentials = await this.credentials.lockOfPerson(personId, m);
    const texts = [personId, ...(await this.claims.idsOf(personId, m)), ...credentials];
    // Answers are kept for a day so that a repeat gets the same one: some hold the name.
    await this.idempotency.forget({ ...(account && { accountId: account.id }), texts }, m);
    await this.credentials.removeOfPerson(personId, m);
    await this.claims.erase(personId, eraser, m);
    // Intents still in the queue become leaves all the same; their salts come from this key alone.
    await this.keys.destroy(personId, m);
    if (account) await this.accounts.remove(account.id, m);
  }
}
