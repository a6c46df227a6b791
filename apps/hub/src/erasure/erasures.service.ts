import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { Erasure, ErasurePlan, NewErasure } from '#domain/generated/schemas.js';
import { canonicalJson } from '#ledger/canonical-json.js';
import type { Account } from '#platform/auth/account.js';
import { Clock, Salts } from '#platform/clock.js';
import { MembersService } from '../members/members.service.js';
import { type PersonRows, whatGoes, whatRemains } from './erasure-words.js';
import { type ErasureRecord, ErasuresStore } from './erasures.store.js';
import { PersonTraces } from './person-traces.service.js';

/** Erasing a person: what that means, and doing it (docs/design/ledger.md 8). */
@Injectable()
export class ErasuresService {
  constructor(
    private readonly store: ErasuresStore,
    private readonly traces: PersonTraces,
    private readonly members: MembersService,
    private readonly clock: Clock,
    private readonly salts: Salts,
  ) {}

  /** What goes and what remains. Refuses `person.unknown`, `person.erased`. */
  async plan(personId: string, me: Account): Promise<ErasurePlan> {
    refuseOthers(personId, me);
    if (await this.store.find(personId)) throw new DomainError('person.erased');
    await this.members.member(personId);
    return planOf(personId, await this.traces.count(personId));
  }

  /**
   * Erases a person in one transaction; asked again, it changes nothing and gives the same answer.
   * Refuses `person.unknown`, `erasure.not-confirmed` when what there is has changed since the plan
   * was read, `erasure.last-officer`.
   */
  erase(personId: string, { confirmation }: NewErasure, me: Account): Promise<Erasure> {
    refuseOthers(personId, me);
    const at = this.clock.now();
    const askedBy = me.personId === personId ? 'person' : 'officer';
    return this.store.atomically(async (m) => {
      await this.traces.lock(personId, m);
      const person = await this.members.lock(personId, m);
      // Of two requests at once the second waits above, and then finds the first.
      const earlier = await this.store.find(personId, m);
      if (earlier) return erasureOf(earlier, await this.hasJudged(personId, m));
      if (!person) throw new DomainError('person.unknown');
      const rows = await this.traces.count(personId, m);
      if (planOf(personId, rows).confirmation !== confirmation)
        throw new DomainError('erasure.not-confirmed');
      const record: ErasureRecord = {
        id: this.salts.uuid(),
        personId,
        askedBy,
        ...(askedBy === 'officer' && { accountId: me.id }),
        erasedAt: at,
      };
      // First of all: the tables let nothing go, and nothing in, but by an erasure that is noted.
      await this.store.add(record, m);
      await this.traces.erase(person, { accountId: me.id, at }, m);
      await this.members.erase(personId, m);
      // crash before the commit: nothing has happened; after: all of it is gone
      return erasureOf(record, rows.judgements > 0);
    });
  }

  private async hasJudged(personId: string, m: Parameters<PersonTraces['lock']>[1]) {
    return (await this.traces.count(personId, m)).judgements > 0;
  }
}

/** Officers act for everybody; for all others there is nobody but themselves. */
function refuseOthers(personId: string, me: Account): void {
  if (!me.roles.includes('officer') && me.personId !== personId)
    throw new DomainError('person.unknown');
}

function planOf(personId: string, rows: PersonRows): ErasurePlan {
  const goes = whatGoes(rows);
  const remains = whatRemains(rows.judgements > 0);
  const confirmation = createHash('sha256')
    .update(canonicalJson({ personId, goes, remains }))
    .digest('base64url');
  return { personId, goes, remains, confirmation };
}

const erasureOf = (
  { id, personId, erasedAt, askedBy }: ErasureRecord,
  judgements: boolean,
): Erasure => ({
  id,
  personId,
  erasedAt: erasedAt.toISOString(),
  askedBy,
  remains: whatRemains(judgements),
});
