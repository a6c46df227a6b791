import { Injectable } from '@nestjs/common';
import { jsonFile, PersonalFilesService } from '../privacy/personal-files.service.js';
import { WalletCopiesService } from './wallet-copies.service.js';

/** What people take along of the copies in their wallets: the copies themselves are there. */
@Injectable()
export class WalletFiles {
  constructor(copies: WalletCopiesService, files: PersonalFilesService) {
    files.name(({ personId }) =>
      Promise.resolve([jsonFile('wallet-copies.json', () => copies.ofPerson(personId))]),
    );
  }
}
