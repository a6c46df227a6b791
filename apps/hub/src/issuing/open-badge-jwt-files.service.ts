import { Injectable } from '@nestjs/common';
import { PersonalFilesService, textFile } from '../privacy/personal-files.service.js';
import { CredentialsService } from './credentials.service.js';
import { OpenBadgeJwtsStore } from './open-badge-jwts.store.js';

/** What holders take along of the JWTs that Open Badges ask for; none is signed for it. */
@Injectable()
export class OpenBadgeJwtFiles {
  constructor(
    credentials: CredentialsService,
    store: OpenBadgeJwtsStore,
    files: PersonalFilesService,
  ) {
    files.name(async ({ personId }) =>
      (await credentials.ofPerson(personId)).map(({ id }) =>
        textFile(`credentials/${id}/open-badge.jwt`, async () => (await store.find(id))?.jwt),
      ),
    );
  }
}
