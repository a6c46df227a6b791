import { Injectable } from '@nestjs/common';
import { jsonFile, PersonalFilesService } from '../privacy/personal-files.service.js';
import { NoticesStore } from './notices.store.js';

/** What people take along of what they were told. */
@Injectable()
export class NoticeFiles {
  constructor(store: NoticesStore, files: PersonalFilesService) {
    files.name(({ personId }) =>
      Promise.resolve([
        jsonFile('notices.json', async () => ({ items: await store.allOfPerson(personId) })),
      ]),
    );
  }
}
