import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import { AccountsStore } from '#platform/auth/accounts.store.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { Idempotency } from '#platform/idempotency/idempotency.js';

/** The account of a person, and the answers that are kept so that a repeat gets the same one. */
@Injectable()
export class PersonAccounts {
  constructor(
    private readonly accounts: AccountsStore,
    private readonly idempotency: Idempotency,
  ) {}

  async count(personId: string, m?: Transaction): Promise<number> {
    return (await this.accounts.findByPerson(personId, m)) ? 1 : 0;
  }

  /** Refuses `erasure.last-officer`: a hub that nobody runs could erase nobody else. */
  async refuseLastOfficer(personId: string, m: Transaction): Promise<void> {
    const account = await this.accounts.findByPerson(personId, m);
    if (
      account?.roles.includes('officer') &&
      !(await this.accounts.isRoleHeldBeside(account.id, 'officer', m))
    )
      throw new DomainError('erasure.last-officer');
  }

  /** Answers are kept for a day: some hold the name. `texts` are the ids that lead to the person. */
  async erase(personId: string, texts: readonly string[], m: Transaction): Promise<void> {
    const account = await this.accounts.findByPerson(personId, m);
    await this.idempotency.forget({ ...(account && { accountId: account.id }), texts }, m);
    if (account) await this.accounts.remove(account.id, m);
  }
}
