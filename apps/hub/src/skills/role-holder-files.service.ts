import { Injectable } from '@nestjs/common';
import { jsonFile, PersonalFilesService } from '../privacy/personal-files.service.js';
import { RoleHoldersStore } from './role-holders.store.js';

/** What people take along of the posts for which their firm named them. */
@Injectable()
export class RoleHolderFiles {
  constructor(store: RoleHoldersStore, files: PersonalFilesService) {
    files.name(({ personId }) =>
      Promise.resolve([jsonFile('posts-held.json', () => store.ofPerson(personId))]),
    );
  }
}
