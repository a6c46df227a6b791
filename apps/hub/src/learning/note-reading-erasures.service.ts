import { Injectable } from '@nestjs/common';
import { PersonalTablesService } from '../privacy/personal-tables.service.js';
import { NoteReadingsStore } from './note-readings.store.js';

/** Takes along who read a note; that somebody did stays. */
@Injectable()
export class NoteReadingErasures {
  constructor(store: NoteReadingsStore, tables: PersonalTablesService) {
    tables.name({
      what: 'Notes of the firm that were read',
      count: (personId, m) => store.countOfPerson(personId, m),
      erase: ({ personId }, m) => store.forget(personId, m),
    });
  }
}
