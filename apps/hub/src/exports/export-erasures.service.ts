import { Injectable } from '@nestjs/common';
import { PersonalTablesService } from '../privacy/personal-tables.service.js';
import { ExportsStore } from './exports.store.js';

/** Takes along the archives of a person. */
@Injectable()
export class ExportErasures {
  constructor(store: ExportsStore, tables: PersonalTablesService) {
    tables.name({
      what: 'Exports of the passport',
      count: (personId, m) => store.countOfPerson(personId, m),
      erase: ({ personId }, m) => store.removeOfPerson(personId, m),
    });
  }
}
