import { Injectable } from '@nestjs/common';
import { isKeepingOver, keptUntil } from '#domain/audit/rounds/keeping-end.js';
import { Clock } from '#platform/clock.js';
import { AnswersKeeping } from '../audit-rounds/answers-keeping.service.js';
import { endEach, type FaultTold } from '../audit-rounds/end-each.js';
import { InputsKeepingStore } from './inputs-keeping.store.js';
import type { StoredAudit } from './stored-audit.js';

/** How long the input of an audit is kept, and the end of it; its result stays (docs/adr/0029). */
@Injectable()
export class InputsKeeping {
  constructor(
    private readonly store: InputsKeepingStore,
    private readonly answers: AnswersKeeping,
    private readonly clock: Clock,
  ) {}

  /** Until when the input is kept, or since when it is not. */
  async tell({
    roundId,
    createdAt,
    inputEnd,
  }: StoredAudit): Promise<{ inputKeptUntil: string } | { inputEndedAt: string }> {
    if (inputEnd) return { inputEndedAt: inputEnd.endedAt.toISOString() };
    const until = keptUntil(createdAt, await this.answers.monthsOf(roundId));
    return { inputKeptUntil: until.toISOString() };
  }

  /** Deletes every input whose keeping is over; gives how many. */
  async endDue(tell: FaultTold): Promise<number> {
    const now = this.clock.now();
    const due: string[] = [];
    for (const { id, roundId, createdAt } of await this.store.kept())
      if (isKeepingOver(createdAt, await this.answers.monthsOf(roundId), now)) due.push(id);
    return endEach(due, (id) => this.store.atomically((m) => this.store.end(id, now, m)), tell);
  }
}
