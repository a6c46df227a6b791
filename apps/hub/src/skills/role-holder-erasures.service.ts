import { Injectable } from '@nestjs/common';
import { PersonalTablesService } from '../privacy/personal-tables.service.js';
import { RoleHoldersStore } from './role-holders.store.js';

/** Takes along which posts somebody held; how many hold them stays. */
@Injectable()
export class RoleHolderErasures {
  constructor(store: RoleHoldersStore, tables: PersonalTablesService) {
    tables.name({
      what: 'Posts that were held in a firm',
      count: (personId, m) => store.countOfPerson(personId, m),
      erase: ({ personId }, m) => store.removeOfPerson(personId, m),
    });
  }
}
