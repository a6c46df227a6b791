import { Injectable } from '@nestjs/common';
import { jsonFile, PersonalFilesService } from '../privacy/personal-files.service.js';
import { MembersService } from './members.service.js';

/** What people take along of themselves: name, firm, and the account they sign in with. */
@Injectable()
export class MemberFiles {
  constructor(members: MembersService, files: PersonalFilesService) {
    files.name(({ personId, id, email, name }) =>
      Promise.resolve([
        jsonFile('person.json', async () => {
          const { givenName, familyName, firmName, roles } = await members.member(personId);
          return { personId, givenName, familyName, firm: firmName, roles };
        }),
        jsonFile('account.json', () => Promise.resolve({ id, email, name })),
      ]),
    );
  }
}
