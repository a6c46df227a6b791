import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { NewRecovery, Recoveries, Recovery } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock, Ids } from '#platform/clock.js';
import { MembersService } from '../members/members.service.js';
import { NoticesService } from '../notices/notices.service.js';
import { RecoveriesStore, type RecoveryRecord } from './recoveries.store.js';

/** Gives people back what is theirs when they have lost the address or the firm they had it through. */
@Injectable()
export class RecoveriesService {
  constructor(
    private readonly store: RecoveriesStore,
    private readonly members: MembersService,
    private readonly notices: NoticesService,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * A new invitation for the same person; password, sessions and earlier invitations end. Credentials,
   * claims and links are the person's, and stay. Refuses `recovery.own-account`,
   * `recovery.firm-missing`, and as MembersService.restore.
   */
  async recover(personId: string, recovery: NewRecovery, me: Account): Promise<Recovery> {
    const { firmChange, firmId, identityCheck, reason } = recovery;
    await this.members.member(personId);
    if (me.personId === personId) throw new DomainError('recovery.own-account');
    if ((firmChange === 'changed') !== (firmId !== undefined))
      throw new DomainError('recovery.firm-missing');
    const at = this.clock.now();
    const email = recovery.email?.toLowerCase();
    return this.store.atomically(async (m) => {
      const leftAt = firmChange === 'left' ? at : undefined;
      const restored = await this.members.restore(personId, { email, firmId, leftAt }, m);
      const { invitation, firmBefore, firmAfter } = restored;
      const record: RecoveryRecord = {
        ...{ id: this.ids.next(), personId, accountId: me.id, at },
        ...{ identityCheck, firmChange, firmBefore, firmAfter, reason },
        addressChanged: restored.addressChanged,
      };
      await this.store.add(record, m);
      const args = { reasonCode: REASONS[firmChange] };
      await this.notices.tell(personId, { key: 'account.recovered', args }, m);
      // crash before the commit: the old access stays; after: it is gone, and whoever lost the
      // answer restores it once more, as nobody can be told the token again
      return { ...viewRecovery(record), invitation };
    });
  }

  /** Refuses `person.unknown`. */
  async list(personId: string): Promise<Recoveries> {
    await this.members.member(personId);
    return this.ofPerson(personId);
  }

  async ofPerson(personId: string): Promise<Recoveries> {
    return { items: (await this.store.ofPerson(personId)).map(viewRecovery) };
  }
}

const REASONS: Readonly<Record<NewRecovery['firmChange'], string>> = {
  none: 'access-lost',
  left: 'firm-left',
  changed: 'firm-changed',
};

/** Without the officer: who is told may ask the hub. */
const viewRecovery = (record: RecoveryRecord): Recovery => {
  const { id, personId, at, identityCheck, firmChange, firmBefore, firmAfter, reason } = record;
  return {
    ...{ id, personId, at: at.toISOString(), identityCheck },
    ...{ firmChange, firmBefore, firmAfter, addressChanged: record.addressChanged, reason },
  };
};
