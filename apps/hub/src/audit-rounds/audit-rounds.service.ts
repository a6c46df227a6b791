import { Injectable } from '@nestjs/common';
import { instrument } from '#domain/audit/instrument/instrument.js';
import { checkPeriod } from '#domain/audit/rounds/round-state.js';
import { DomainError } from '#domain/core/domain-error.js';
import type { AuditRound, AuditRounds, NewAuditRound } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock, Ids } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { AuditClosings } from './audit-closings.service.js';
import type { RoundRecord } from './audit-round.js';
import { AuditRoundsStore } from './audit-rounds.store.js';
import { RoundDesk, type RoundScope } from './round-desk.service.js';

type Common = Omit<RoundRecord, 'id' | 'kind' | 'firmId' | 'clusterRoundId'>;

/** Rounds are planned by managers for their own firm, by officers for the cluster. */
@Injectable()
export class AuditRoundsService {
  constructor(
    private readonly store: AuditRoundsStore,
    private readonly desk: RoundDesk,
    private readonly closings: AuditClosings,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Plans a round. One of the cluster brings a round for each firm that is named: the one that the
   * firm has already, or a new one of the same period for its manager to use. Refuses `role.missing`,
   * `person.required`, `audit-round.dates-out-of-range`, `audit-round.firms-unwanted`, `firm.unknown`
   * and `audit-round.already-planned`.
   */
  async plan(body: NewAuditRound, me: Account): Promise<AuditRound> {
    const now = this.clock.now();
    const given = body.opensAt === undefined ? now : new Date(body.opensAt);
    const common: Common = {
      instrumentVersion: instrument.version,
      createdAt: now,
      // What began before it was planned begins now: nobody could have answered.
      opensAt: given < now ? now : given,
      closesAt: new Date(body.closesAt),
      keepMonths: this.desk.monthsKept(),
    };
    checkPeriod(common, now);
    const scope = await this.desk.scopeOf(me);
    const firmIds = [...new Set(body.firmIds ?? [])];
    if (body.kind === 'cluster') await this.desk.checkFirms(firmIds);
    else if (body.firmIds) throw new DomainError('audit-round.firms-unwanted');
    // What is over by its time, and only not yet tidied up, is in nobody's way.
    await this.closings.closeDue();
    const planned = { id: this.ids.next(), ...ownerOf(body.kind, scope, me), ...common };
    await this.store.atomically(async (m) => {
      if (!(await this.store.add(planned, m))) throw new DomainError('audit-round.already-planned');
      for (const firmId of firmIds) await this.planFor(firmId, planned.id, common, m);
    });
    return this.desk.view(planned.id);
  }

  /** The newest first. */
  async list(me: Account): Promise<AuditRounds> {
    const { firmId, isOfficer } = await this.desk.scopeOf(me);
    return { items: await this.desk.views(await this.store.runBy(firmId, isOfficer)) };
  }

  /** Refuses `audit-round.unknown`. */
  async read(id: string, me: Account): Promise<AuditRound> {
    return this.desk.view((await this.desk.own(id, me)).id);
  }

  /**
   * Moves the end of a round. Refuses `audit-round.unknown`, `audit-round.over`: what is closed is not
   * opened again; and `audit-round.dates-out-of-range`.
   */
  async extend(id: string, closesAt: string, me: Account): Promise<AuditRound> {
    const now = this.clock.now();
    await this.store.atomically(async (m) => {
      const { opensAt } = await this.desk.ownLocked(id, me, m);
      const times = { opensAt, closesAt: new Date(closesAt) };
      checkPeriod(times, now);
      await this.store.extend(id, times.closesAt, m);
    });
    return this.desk.view(id);
  }

  private async planFor(firmId: string, roundId: string, common: Common, m: Transaction) {
    if (await this.store.tie(firmId, roundId, m)) return;
    const round = { kind: 'firm', id: this.ids.next(), firmId, clusterRoundId: roundId } as const;
    // Its manager planned one in this very moment: the next attempt finds that one.
    if (!(await this.store.add({ ...round, ...common }, m)))
      throw new DomainError('audit-round.already-planned');
  }
}

function ownerOf(
  kind: NewAuditRound['kind'],
  { firmId, isOfficer }: RoundScope,
  me: Account,
): Pick<RoundRecord, 'kind' | 'firmId'> {
  if (kind === 'cluster') {
    if (!isOfficer) throw new DomainError('role.missing', { expected: 'officer' });
    return { kind };
  }
  if (firmId !== undefined) return { kind, firmId };
  throw new DomainError(me.roles.includes('manager') ? 'person.required' : 'role.missing');
}
