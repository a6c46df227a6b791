import { Injectable } from '@nestjs/common';
import { jsonFile, PersonalFilesService } from '../privacy/personal-files.service.js';
import { SharesService } from './shares.service.js';
import { SharesStore } from './shares.store.js';

/** What people take along of their links: what they show, and when they were opened. */
@Injectable()
export class ShareFiles {
  constructor(shares: SharesService, store: SharesStore, files: PersonalFilesService) {
    files.name((taker) =>
      Promise.resolve([
        jsonFile('shares.json', () => shares.list(taker)),
        jsonFile('share-accesses.json', () => store.accessesOfPerson(taker.personId, undefined)),
      ]),
    );
  }
}
