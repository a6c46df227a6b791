import { Injectable } from '@nestjs/common';
import { PersonalTablesService } from '../privacy/personal-tables.service.js';
import { RecoveriesStore } from './recoveries.store.js';

/** Takes along how somebody's access was restored. */
@Injectable()
export class RecoveryErasures {
  constructor(store: RecoveriesStore, tables: PersonalTablesService) {
    tables.name({
      what: 'Notes on access that was restored',
      count: (personId, m) => store.countOfPerson(personId, m),
      erase: ({ personId }, m) => store.removeOfPerson(personId, m),
    });
  }
}
