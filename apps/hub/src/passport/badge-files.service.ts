import { Injectable } from '@nestjs/common';
import { bakePng } from '#credentials/bake-png.js';
import { CredentialsService } from '../issuing/credentials.service.js';
import { PersonalFilesService } from '../privacy/personal-files.service.js';
import { badgePicture } from './badge-picture.js';

/** What holders take along as pictures. */
@Injectable()
export class BadgeFiles {
  constructor(credentials: CredentialsService, files: PersonalFilesService) {
    files.name(async ({ personId }) => {
      const own = await credentials.ofPerson(personId);
      return own.map(({ id, record, openBadge }) => ({
        name: `credentials/${id}/badge.png`,
        read: () => Promise.resolve(bakePng(badgePicture(record.standard.level), openBadge)),
      }));
    });
  }
}
