import { Injectable } from '@nestjs/common';
import { jsonFile, PersonalFilesService } from '../privacy/personal-files.service.js';
import { StandingAcceptancesService } from './standing-acceptances.service.js';

/** What people take along of their agreement to be issued to in bulk. */
@Injectable()
export class AcceptanceFiles {
  constructor(acceptances: StandingAcceptancesService, files: PersonalFilesService) {
    files.name((taker) =>
      Promise.resolve([jsonFile('standing-acceptance.json', () => acceptances.own(taker))]),
    );
  }
}
