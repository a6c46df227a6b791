import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { Notice, Notices } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock, Ids } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { PersonalTablesService } from '../privacy/personal-tables.service.js';
import { NoticesStore } from './notices.store.js';

/** Tells holders what happened to their credentials. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly store: NoticesStore,
    private readonly clock: Clock,
    private readonly ids: Ids,
    tables: PersonalTablesService,
  ) {
    tables.name({
      what: 'Notices about your credentials',
      count: (personId, m) => store.countOfPerson(personId, m),
      erase: ({ personId }, m) => store.removeOfPerson(personId, m),
    });
  }

  /** In the transaction of what happened: whoever it happened to is told, or it did not happen. */
  async tell(
    personId: string,
    { key, args }: Pick<Notice, 'key' | 'args'>,
    m: Transaction,
  ): Promise<void> {
    const at = this.clock.now().toISOString();
    await this.store.add(personId, { id: this.ids.next(), key, args, at }, m);
  }

  async list(me: Account): Promise<Notices> {
    return { items: [...(await this.store.ofPerson(holderOf(me)))] };
  }

  /** Refuses `notice.unknown`. */
  async read(id: string, me: Account): Promise<Notice> {
    const notice = await this.store.markRead(id, holderOf(me), this.clock.now());
    if (!notice) throw new DomainError('notice.unknown');
    return notice;
  }
}

function holderOf({ personId }: Account): string {
  if (personId === undefined) throw new DomainError('person.required');
  return personId;
}
