import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database/in-transaction.js';
import { ClaimErasuresStore, type ClaimRows } from './claim-erasures.store.js';
import { PersonalTablesService } from '../privacy/personal-tables.service.js';
import { ClaimHistoryStore } from './claim-history.store.js';
import { ClaimsStore } from './claims.store.js';

/** Who erases, and when. */
export interface Eraser {
  readonly accountId: string;
  readonly at: Date;
}

/** The part of an erasure that is about claims, experiences and evidence. */
@Injectable()
export class ClaimErasures {
  constructor(
    private readonly store: ClaimErasuresStore,
    private readonly claims: ClaimsStore,
    history: ClaimHistoryStore,
    tables: PersonalTablesService,
  ) {
    tables.name({
      what: 'Names under what you asked or decided as assessor or moderator',
      count: (personId, m) => history.countOfPerson(personId, m),
      erase: ({ personId }, m) => history.forgetAuthor(personId, m),
    });
  }

  count(personId: string, m?: Transaction): Promise<ClaimRows> {
    return this.store.count(personId, m);
  }

  /** To be called before the row of the person is locked: every other write takes them in that order. */
  lock(personId: string, m: Transaction): Promise<void> {
    return this.store.lock(personId, m);
  }

  idsOf(personId: string, m: Transaction): Promise<readonly string[]> {
    return this.store.idsOf(personId, m);
  }

  /**
   * Deletes the person's own claims, experiences and evidence. Claims of others that wait for the
   * person's judgement wait for another assessor; judgements given stay, as credentials rest on them.
   */
  async erase(personId: string, { accountId, at }: Eraser, m: Transaction): Promise<void> {
    await this.store.remove(personId, m);
    for (const { id, from, to } of await this.store.release(personId, m))
      await this.claims.record({ claimId: id, command: 'release', from, to, accountId, at }, m);
  }
}
