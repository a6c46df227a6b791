import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { StandingAcceptance } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock } from '#platform/clock.js';
import { MembersService } from '../members/members.service.js';
import { StandingAcceptancesStore } from './standing-acceptances.store.js';

/** Whether people let the hub issue to them in bulk; without it no row of theirs is signed. */
@Injectable()
export class StandingAcceptancesService {
  constructor(
    private readonly store: StandingAcceptancesStore,
    private readonly members: MembersService,
    private readonly clock: Clock,
  ) {}

  own(me: Account): Promise<StandingAcceptance> {
    return this.view(personOf(me));
  }

  async give(me: Account): Promise<StandingAcceptance> {
    const personId = personOf(me);
    await this.store.add(personId, {
      ground: 'own',
      recordedBy: me.id,
      recordedAt: this.clock.now(),
    });
    return this.view(personId);
  }

  async withdraw(me: Account): Promise<StandingAcceptance> {
    const personId = personOf(me);
    await this.store.remove(personId);
    return this.view(personId);
  }

  /** An officer holds the person's signature on paper. Refuses `person.unknown`. */
  async record(personId: string, me: Account): Promise<StandingAcceptance> {
    await this.members.member(personId);
    await this.store.add(personId, {
      ground: 'paper',
      recordedBy: me.id,
      recordedAt: this.clock.now(),
    });
    return this.view(personId);
  }

  private async view(personId: string): Promise<StandingAcceptance> {
    const record = await this.store.find(personId);
    if (!record) return { given: false };
    return { given: true, ground: record.ground, recordedAt: record.recordedAt.toISOString() };
  }
}

function personOf({ personId }: Account): string {
  if (personId === undefined) throw new DomainError('person.required');
  return personId;
}
