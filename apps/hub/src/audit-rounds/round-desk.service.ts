import { Inject, Injectable } from '@nestjs/common';
import { monthsKept } from '#domain/audit/rounds/keeping-end.js';
import { isRoundOver, roundState } from '#domain/audit/rounds/round-state.js';
import { DomainError } from '#domain/core/domain-error.js';
import type { AuditRound, Firms } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { HUB_CONFIG, type HubConfig } from '../hub.config.js';
import { MembersService } from '../members/members.service.js';
import { AuditLinksStore } from './audit-links.store.js';
import type { RoundRecord } from './audit-round.js';
import { AuditRoundsStore } from './audit-rounds.store.js';
import { viewRound } from './view-round.js';

/** Which rounds an account runs. */
export interface RoundScope {
  /** Of a manager: the firm whose rounds they run. */
  readonly firmId?: string;
  /** Of an officer: whether they run those of the cluster. */
  readonly isOfficer: boolean;
}

/** Rounds as the accounts see them that run them. */
@Injectable()
export class RoundDesk {
  constructor(
    private readonly rounds: AuditRoundsStore,
    private readonly links: AuditLinksStore,
    private readonly members: MembersService,
    private readonly clock: Clock,
    @Inject(HUB_CONFIG) private readonly config: Pick<HubConfig, 'auditAnswersMonths'>,
  ) {}

  /** For how many months answers are kept: of a round, or of one that is planned now. */
  monthsKept(round?: Pick<RoundRecord, 'keepMonths'>): number {
    return monthsKept(this.config.auditAnswersMonths, round?.keepMonths);
  }

  async scopeOf(me: Account, m?: Transaction): Promise<RoundScope> {
    const isOfficer = me.roles.includes('officer');
    if (!me.roles.includes('manager') || me.personId === undefined) return { isOfficer };
    const { firmId } = await this.members.member(me.personId, m);
    return { firmId, isOfficer };
  }

  /** One that the account runs; of any other nothing is said. Refuses `audit-round.unknown`. */
  async own(id: string, me: Account): Promise<RoundRecord> {
    return allowed(await this.rounds.find(id), await this.scopeOf(me));
  }

  /** The same, held until the transaction ends. Refuses `audit-round.over` too. */
  async ownLocked(id: string, me: Account, m: Transaction): Promise<RoundRecord> {
    const round = allowed(await this.rounds.findLocked(id, m), await this.scopeOf(me, m));
    const state = roundState(round, this.clock.now());
    if (isRoundOver(state)) throw new DomainError('audit-round.over', { got: state });
    return round;
  }

  /** Refuses `firm.unknown` when one of the ids is of no firm. */
  async checkFirms(ids: readonly string[]): Promise<void> {
    const { items } = await this.members.firms();
    const known = new Set(items.map(({ id }) => id));
    const unknown = ids.find((id) => !known.has(id));
    if (unknown !== undefined) throw new DomainError('firm.unknown', { got: unknown });
  }

  /** How many people work in a firm. */
  async headsOf(firmId: string): Promise<number> {
    return (await this.firm(firmId)).staff;
  }

  async firmName(firmId: string): Promise<string> {
    return (await this.firm(firmId)).name;
  }

  async view(id: string): Promise<AuditRound> {
    const round = await this.rounds.find(id);
    if (!round) throw new Error(`round ${id} was there a moment ago`);
    const [view] = await this.views([round]);
    return view as AuditRound;
  }

  async views(rounds: readonly RoundRecord[]): Promise<AuditRound[]> {
    const clusters = rounds.filter(({ kind }) => kind === 'cluster');
    const tied = await Promise.all(clusters.map(({ id }) => this.rounds.ofCluster(id)));
    const firmsOf = new Map(clusters.map(({ id }, i) => [id, tied[i] ?? []]));
    const ids = [...rounds, ...tied.flat()].map(({ id }) => id);
    const links = await this.links.ofRounds([...new Set(ids)]);
    const { items } = await this.members.firms();
    const firmNames = new Map(items.map(({ id, name }) => [id, name]));
    const now = this.clock.now();
    const linksOf = (id: string) => links.get(id) ?? [];
    return rounds.map((round) => {
      const firms = (firmsOf.get(round.id) ?? []).map((firm) => ({
        round: firm,
        invitations: linksOf(firm.id),
      }));
      const keptMonths = this.monthsKept(round);
      const about = { invitations: linksOf(round.id), firmNames, firms, keptMonths };
      return viewRound(round, about, now);
    });
  }

  private async firm(id: string): Promise<Firms['items'][number]> {
    const { items } = await this.members.firms();
    const firm = items.find((known) => known.id === id);
    if (!firm) throw new Error(`the firm ${id} of a round is there`);
    return firm;
  }
}

function allowed(round: RoundRecord | undefined, scope: RoundScope): RoundRecord {
  const isOwn =
    round?.kind === 'cluster'
      ? scope.isOfficer
      : round?.firmId !== undefined && round.firmId === scope.firmId;
  if (!round || !isOwn) throw new DomainError('audit-round.unknown');
  return round;
}
