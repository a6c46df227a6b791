import { Injectable } from '@nestjs/common';
import { reminderStep } from '#domain/audit/rounds/reminder-step.js';
import { roundState } from '#domain/audit/rounds/round-state.js';
import { Clock } from '#platform/clock.js';
import { MembersService } from '../members/members.service.js';
import { NoticesService } from '../notices/notices.service.js';
import { AuditLinksStore } from './audit-links.store.js';
import { countAsked, type RoundRecord } from './audit-round.js';
import { AuditRoundsStore } from './audit-rounds.store.js';

/** Nobody hears earlier that a round ends. */
const HORIZON_MS = 3 * 24 * 60 * 60_000;

/** Tells whoever runs a round, 3 days and 1 day before its end, how many have not answered: not who. */
@Injectable()
export class AuditReminders {
  constructor(
    private readonly rounds: AuditRoundsStore,
    private readonly links: AuditLinksStore,
    private readonly members: MembersService,
    private readonly notices: NoticesService,
    private readonly clock: Clock,
  ) {}

  /** Tells of what is due now; gives of how many rounds. */
  async remind(): Promise<number> {
    const now = this.clock.now();
    const ending = await this.rounds.endingUntil(new Date(now.getTime() + HORIZON_MS));
    let told = 0;
    for (const round of ending)
      if (roundState(round, now) === 'open' && (await this.remindOf(round, now))) told += 1;
    return told;
  }

  private async remindOf({ id, kind, firmId, closesAt }: RoundRecord, now: Date): Promise<boolean> {
    const days = reminderStep(closesAt, now);
    if (days === undefined) return false;
    return this.rounds.atomically(async (m) => {
      const { invited, submitted } = countAsked(await this.links.ofRound(id, m));
      const missing = invited - submitted;
      if (missing === 0 || !(await this.rounds.addReminder(id, days, now, m))) return false;
      const role = kind === 'firm' ? 'manager' : 'officer';
      const args = { reasonCode: 'answers-missing', roundId: id, days, missing };
      for (const personId of await this.members.holdersOf(role, firmId, m))
        await this.notices.tell(personId, { key: 'audit-round.closing-soon', args }, m);
      return true;
    });
  }
}
