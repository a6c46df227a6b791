import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { faultLine } from '#platform/http/fault-line.js';
import { TickLoop } from '#platform/ledger/tick-loop.js';
import { AnswersKeeping } from '../audit-rounds/answers-keeping.service.js';
import { InputsKeeping } from './inputs-keeping.service.js';

const DAY_MS = 24 * 60 * 60_000;

/** Deletes answers and inputs whose keeping is over; looks at the start and once a day. */
@Injectable()
export class KeepingSchedule implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(KeepingSchedule.name);
  /** One that fails is told and made up for by the next. */
  private readonly loop = new TickLoop(
    () => this.tick(),
    DAY_MS,
    (error) => {
      this.log.error(`answers are deleted tomorrow: ${faultLine(error)}`);
    },
  );

  constructor(
    private readonly answers: AnswersKeeping,
    private readonly inputs: InputsKeeping,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** What is due now; gives of how many rounds and of how many audits it ended. */
  async tick(): Promise<{ readonly rounds: number; readonly audits: number }> {
    const tell = (error: unknown) => {
      this.log.error(`what could not be deleted is deleted tomorrow: ${faultLine(error)}`);
    };
    const rounds = await this.answers.endDue(tell);
    const audits = await this.inputs.endDue(tell);
    if (rounds + audits > 0)
      this.log.log(
        `keeping ended: answers of ${String(rounds)} rounds, input of ${String(audits)} audits`,
      );
    return { rounds, audits };
  }
}
