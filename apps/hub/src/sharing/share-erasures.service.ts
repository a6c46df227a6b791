import { Injectable } from '@nestjs/common';
import { PersonalTablesService } from '../privacy/personal-tables.service.js';
import { SharesStore } from './shares.store.js';

/** Takes the links of a person along: from then on they lead nowhere. */
@Injectable()
export class ShareErasures {
  constructor(store: SharesStore, tables: PersonalTablesService) {
    tables.name({
      what: 'Links that were shared, and when they were opened',
      count: (personId, m) => store.countOfPerson(personId, m),
      erase: ({ personId }, m) => store.removeOfPerson(personId, m),
    });
  }
}
