import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database/in-transaction.js';
import { type Eraser, ClaimErasures } from '../claims/claim-erasures.service.js';
import { CredentialsService } from '../issuing/credentials.service.js';
import { type ErasedPerson, PersonalTablesService } from '../privacy/personal-tables.service.js';
import { SubjectKeys } from '../privacy/subject-keys.service.js';
import type { PersonRows } from './erasure-words.js';
import { PersonAccounts } from './person-accounts.service.js';

/** Everything that leads to a person but their own row: where it is, and how it goes. */
@Injectable()
export class PersonTraces {
  constructor(
    private readonly claims: ClaimErasures,
    private readonly credentials: CredentialsService,
    private readonly others: PersonalTablesService,
    private readonly keys: SubjectKeys,
    private readonly accounts: PersonAccounts,
  ) {}

  async count(personId: string, m?: Transaction): Promise<PersonRows> {
    return {
      ...(await this.claims.count(personId, m)),
      credentials: await this.credentials.countOfPerson(personId, m),
      accounts: await this.accounts.count(personId, m),
      others: await this.others.count(personId, m),
    };
  }

  /** Claims come before the person in every transaction, and credentials after. */
  lock(personId: string, m: Transaction): Promise<void> {
    return this.claims.lock(personId, m);
  }

  /** Refuses `erasure.last-officer`. */
  async erase(person: ErasedPerson, eraser: Eraser, m: Transaction): Promise<void> {
    const { personId } = person;
    await this.accounts.refuseLastOfficer(personId, m);
    const credentials = await this.credentials.lockOfPerson(personId, m);
    const texts = [personId, ...(await this.claims.idsOf(personId, m)), ...credentials];
    await this.others.erase(person, m);
    await this.credentials.removeOfPerson(personId, m);
    await this.claims.erase(personId, eraser, m);
    // Intents still in the queue become leaves all the same; their salts come from this key alone.
    await this.keys.destroy(personId, m);
    await this.accounts.erase(personId, texts, m);
  }
}
