import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock.js';
import {
  jsonFile,
  type PersonalFile,
  PersonalFilesService,
  textFile,
} from '../privacy/personal-files.service.js';
import type { StoredCredential } from './certifiable.js';
import { CorrectionOffers } from './correction-offers.service.js';
import { CredentialsService } from './credentials.service.js';
import { summaryOf } from './summary-of.js';

/** What holders take along of their credentials: the record, every form of it, the proof, its life. */
@Injectable()
export class CredentialFiles {
  constructor(
    private readonly credentials: CredentialsService,
    private readonly corrections: CorrectionOffers,
    private readonly clock: Clock,
    files: PersonalFilesService,
  ) {
    files.name(async (taker) => {
      const own = await this.credentials.ofPerson(taker.personId);
      return own.flatMap((credential) => [
        ...this.formsOf(credential),
        jsonFile(`credentials/${credential.id}/corrections.json`, () =>
          this.corrections.list(credential.id, taker),
        ),
      ]);
    });
  }

  private formsOf(credential: StoredCredential): readonly PersonalFile[] {
    const { id, record, openBadge, jwt } = credential;
    const folder = `credentials/${id}`;
    return [
      jsonFile(`${folder}/summary.json`, () =>
        Promise.resolve(summaryOf(credential, this.clock.now())),
      ),
      jsonFile(`${folder}/record.json`, () => Promise.resolve(record)),
      textFile(`${folder}/credential.json`, () => Promise.resolve(openBadge)),
      textFile(`${folder}/credential.jwt`, () => Promise.resolve(jwt)),
      textFile(`${folder}/credential.tlog-proof`, async () => {
        const proof = await this.credentials.proofOf(credential, 0);
        return proof.state === 'published' ? proof.proof : undefined;
      }),
      jsonFile(`${folder}/status-changes.json`, () => this.credentials.changesOf(id)),
    ];
  }
}
