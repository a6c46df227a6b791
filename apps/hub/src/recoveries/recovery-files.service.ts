import { Injectable } from '@nestjs/common';
import { jsonFile, PersonalFilesService } from '../privacy/personal-files.service.js';
import { RecoveriesService } from './recoveries.service.js';

/** What people take along of how their access was restored. */
@Injectable()
export class RecoveryFiles {
  constructor(recoveries: RecoveriesService, files: PersonalFilesService) {
    files.name(({ personId }) =>
      Promise.resolve([jsonFile('recoveries.json', () => recoveries.ofPerson(personId))]),
    );
  }
}
