import { Injectable } from '@nestjs/common';
import { PersonalTablesService } from '../privacy/personal-tables.service.js';
import { BulkRunsStore } from './bulk-runs.store.js';

/** Takes a person out of the files that were handed in. */
@Injectable()
export class BulkErasures {
  constructor(store: BulkRunsStore, tables: PersonalTablesService) {
    tables.name({
      what: 'Rows of bulk files, and the agreement to be issued to in bulk',
      count: (personId, m) => store.countOfPerson(personId, m),
      erase: ({ personId, key, email }, m) => store.erase({ id: personId, key, email }, m),
    });
  }
}
