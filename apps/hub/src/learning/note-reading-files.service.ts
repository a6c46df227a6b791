import { Injectable } from '@nestjs/common';
import { jsonFile, PersonalFilesService } from '../privacy/personal-files.service.js';
import { NoteReadingsStore } from './note-readings.store.js';

/** What people take along of the notes that they confirmed to have read. */
@Injectable()
export class NoteReadingFiles {
  constructor(store: NoteReadingsStore, files: PersonalFilesService) {
    files.name(({ personId }) =>
      Promise.resolve([jsonFile('notes-read.json', () => store.ofPerson(personId))]),
    );
  }
}
