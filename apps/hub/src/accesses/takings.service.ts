import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { PersonalTablesService } from '../privacy/personal-tables.service.js';
import { type Taking, TakingsStore } from './takings.store.js';

/** Notes what leaves a passport, so that its person sees it beside who else looked. */
@Injectable()
export class Takings {
  constructor(
    private readonly store: TakingsStore,
    private readonly clock: Clock,
    tables: PersonalTablesService,
  ) {
    tables.name({
      what: 'Notes on certificates printed and exports made',
      count: (personId, m) => store.countOfPerson(personId, m),
      erase: ({ personId }, m) => store.removeOfPerson(personId, m),
    });
  }

  note(personId: string, what: Taking['what'], ref: string, m?: Transaction): Promise<void> {
    return this.store.add(personId, { at: this.clock.now(), what, ref }, m);
  }
}
