import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock.js';
import { jsonFile, PersonalFilesService } from '../privacy/personal-files.service.js';
import { viewEndorsement } from './endorsement.js';
import { EndorsementsStore } from './endorsements.store.js';

/** What people take along of the witnesses they asked. */
@Injectable()
export class EndorsementFiles {
  constructor(store: EndorsementsStore, clock: Clock, files: PersonalFilesService) {
    files.name((taker) =>
      Promise.resolve([
        jsonFile('endorsements.json', async () => {
          const asked = await store.ofPerson(taker.personId);
          return { items: asked.map((endorsement) => viewEndorsement(endorsement, clock.now())) };
        }),
      ]),
    );
  }
}
