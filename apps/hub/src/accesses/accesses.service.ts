import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { Access, Accesses } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { ReadingsOfPerson } from '../claims/readings-of-person.service.js';
import { jsonFile, PersonalFilesService } from '../privacy/personal-files.service.js';
import { RecoveriesService } from '../recoveries/recoveries.service.js';
import { SharesService } from '../sharing/shares.service.js';
import { type Taking, TakingsStore } from './takings.store.js';

/** More than anybody reads; a list that is longer says so. */
const MOST = 1000;

/** Who looked at what of a person, when and on what ground, in one list. */
@Injectable()
export class AccessesService {
  constructor(
    private readonly shares: SharesService,
    private readonly readings: ReadingsOfPerson,
    private readonly recoveries: RecoveriesService,
    private readonly takings: TakingsStore,
    files: PersonalFilesService,
  ) {
    files.name((taker) =>
      Promise.resolve([jsonFile('accesses.json', () => this.of(taker.personId))]),
    );
  }

  list({ personId }: Account): Promise<Accesses> {
    if (personId === undefined) throw new DomainError('person.required');
    return this.of(personId);
  }

  private async of(personId: string): Promise<Accesses> {
    // One more than is shown tells whether there is more.
    const limit = MOST + 1;
    const all: readonly Access[] = [
      ...(await this.shares.openingsOf(personId, limit)),
      ...(await this.readings.of(personId, limit)),
      ...(await this.takings.ofPerson(personId, limit)).map(viewTaking),
      ...(await this.recoveries.ofPerson(personId)).items.map(
        ({ at, id, identityCheck, reason }): Access => ({
          ...{ at, kind: 'access-restored', recoveryId: id, identityCheck, reason },
        }),
      ),
    ];
    const sorted = all.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
    return { items: sorted.slice(0, MOST), more: sorted.length > MOST };
  }
}

const viewTaking = ({ at, what, ref }: Taking): Access => ({
  at: at.toISOString(),
  kind: what,
  ...(what === 'certificate-made' ? { credentialId: ref } : { exportId: ref }),
});
