import { Injectable } from '@nestjs/common';
import { checkMandate, isInForce, type MandateNeed } from '#domain/claim/check-mandate.js';
import { DomainError } from '#domain/core/domain-error.js';
import { dayOf } from '#domain/core/instant.js';
import type { Mandate, MandateEnd, Mandates, NewMandate } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock, Ids } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { Idempotency } from '#platform/idempotency/idempotency.js';
import { PersonalTablesService } from '../privacy/personal-tables.service.js';
import { type MandateRecord, MandatesStore } from './mandates.store.js';

/** For how long an imported assessor may assess. */
const IMPORTED_YEARS = 3;

const view = (record: MandateRecord): Mandate => {
  const { scope, methods, languages, endedAt, ...rest } = record;
  return {
    ...rest,
    scope: [...scope],
    methods: [...methods] as Mandate['methods'],
    languages: [...languages],
    ...(endedAt && { endedAt: endedAt.toISOString() }),
  };
};

/** Who may assess what, and until when. */
@Injectable()
export class MandatesService {
  constructor(
    private readonly store: MandatesStore,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly ids: Ids,
    tables: PersonalTablesService,
  ) {
    tables.name({
      what: 'Mandates to assess',
      count: (personId, m) => this.store.countOfPerson(personId, m),
      erase: ({ personId }, m) => this.store.erase(personId, m),
    });
  }

  /** Refuses `person.unknown` and `mandate.dates-reversed`. */
  grant(body: NewMandate, me: Account, key: string | undefined): Promise<Mandate> {
    if (body.to < body.from)
      throw new DomainError('mandate.dates-reversed', {
        expected: `${body.from} or later`,
        got: body.to,
      });
    const request = { accountId: me.id, key, operation: 'mandates.grant', body };
    return this.idempotency.once(request, async (m) => {
      if (!(await this.store.isPerson(body.person, m))) throw new DomainError('person.unknown');
      const mandate: MandateRecord = { ...body, id: this.ids.next(), grantedBy: me.id };
      await this.store.add(mandate, m);
      return view(mandate);
    });
  }

  /** Refuses `mandate.unknown` and `mandate.already-ended`. */
  end(id: string, body: MandateEnd, me: Account, key: string | undefined): Promise<Mandate> {
    const request = { accountId: me.id, key, operation: `mandates.end ${id}`, body };
    return this.idempotency.once(request, async (m) => {
      const mandate = await this.store.find(id, m);
      if (!mandate) throw new DomainError('mandate.unknown');
      if (mandate.endedAt) throw new DomainError('mandate.already-ended');
      const endedAt = new Date(body.at);
      await this.store.end(id, endedAt, m);
      return view({ ...mandate, endedAt });
    });
  }

  /** How many people of the cluster may assess at that time. */
  countAssessors(at: Date): Promise<number> {
    return this.store.countAssessors(at);
  }

  /** Officers see all of them, assessors their own. */
  async list(me: Account): Promise<Mandates> {
    if (me.roles.includes('officer')) return { items: (await this.store.all()).map(view) };
    if (me.personId === undefined) throw new DomainError('person.required');
    return { items: (await this.store.ofPerson(me.personId)).map(view) };
  }

  /**
   * The mandate under which the person assesses, held until the commit. Refuses what checkMandate
   * refuses.
   */
  async covering(personId: string, need: MandateNeed, m: Transaction): Promise<string> {
    return checkMandate(await this.store.lockedOfPerson(personId, m), need).id;
  }

  /** The same without holding it: for a look before the transaction. */
  async coveringNow(personId: string, need: MandateNeed): Promise<string> {
    return checkMandate(await this.store.ofPerson(personId), need).id;
  }

  /**
   * Checks again, at signing, that a judgement was given under a mandate in force. Refuses
   * `assessor.mandate-missing` and `assessor.mandate-expired`.
   */
  async confirm(mandateId: string | undefined, submittedAt: Date, m: Transaction): Promise<void> {
    const mandate = mandateId === undefined ? undefined : await this.store.find(mandateId, m);
    if (!mandate) throw new DomainError('assessor.mandate-missing');
    if (!isInForce(mandate, submittedAt))
      throw new DomainError('assessor.mandate-expired', {
        expected: `a mandate in force on ${submittedAt.toISOString()}`,
      });
  }

  /**
   * An officer who imports a person as assessor mandates them for every standard of the hub, up to
   * level 5 and for three years. Who ever had a mandate gets no other one by an import.
   */
  async grantImported(people: readonly string[], officer: Account, m: Transaction): Promise<void> {
    const now = this.clock.now();
    const until = new Date(now);
    until.setUTCFullYear(until.getUTCFullYear() + IMPORTED_YEARS);
    for (const person of people) {
      if ((await this.store.countOfPerson(person, m)) > 0) continue;
      const everything = { scope: [], maxLevel: 5, methods: [], languages: [] };
      const span = { from: dayOf(now), to: dayOf(until) };
      const id = this.ids.next();
      await this.store.add({ id, person, ...everything, ...span, grantedBy: officer.id }, m);
    }
  }
}
