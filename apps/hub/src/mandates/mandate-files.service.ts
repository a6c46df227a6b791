import { Injectable } from '@nestjs/common';
import { jsonFile, PersonalFilesService } from '../privacy/personal-files.service.js';
import { MandatesService } from './mandates.service.js';

/** What people take along of their mandates to assess. */
@Injectable()
export class MandateFiles {
  constructor(mandates: MandatesService, files: PersonalFilesService) {
    files.name((taker) => Promise.resolve([jsonFile('mandates.json', () => mandates.list(taker))]));
  }
}
