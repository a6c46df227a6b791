import { Injectable } from '@nestjs/common';
import {
  jsonFile,
  type PersonalFile,
  PersonalFilesService,
  type Taker,
} from '../privacy/personal-files.service.js';
import { viewClaim } from './claim-file.js';
import { ClaimFiles } from './claim-files.service.js';
import type { ClaimRecord } from './claim-record.js';
import { ClaimsStore } from './claims.store.js';

/** What people take along of their claims: what they see of them, and what happened when. */
@Injectable()
export class ClaimExport {
  constructor(
    private readonly store: ClaimsStore,
    private readonly files: ClaimFiles,
    personalFiles: PersonalFilesService,
  ) {
    personalFiles.name((taker) => this.list(taker));
  }

  private async list(taker: Taker): Promise<readonly PersonalFile[]> {
    const claims = await this.store.concerning(taker.personId);
    return claims
      .filter(({ personId }) => personId === taker.personId)
      .flatMap((claim) => [
        // No more than the screen: a judgement is not shown before it may be, nor by whom in full.
        jsonFile(`claims/${claim.id}/claim.json`, async () =>
          viewClaim(await this.files.fileOf(claim), taker),
        ),
        jsonFile(`claims/${claim.id}/history.json`, () => Promise.resolve(historyOf(claim))),
      ]);
  }
}

/** Steps, the consent and what the person said themselves; of others only what was done. */
const historyOf = ({ consentedAt, events, notes }: ClaimRecord) => ({
  consentedAt,
  steps: events.map(({ command, to, at }) => ({ at, command, to })),
  appeals: notes.flatMap((note) =>
    note.kind === 'appeal' ? [{ at: note.at, grounds: note.body.grounds }] : [],
  ),
});
