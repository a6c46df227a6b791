import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { faultLine } from '#platform/http/fault-line.js';
import { TickLoop } from '#platform/ledger/tick-loop.js';
import { ClusterAppraisals } from './cluster-appraisals.service.js';

/** An officer who waits for a run looks again after about a second. */
const LOOK_MS = 500;

/** Audits clusters until the app stops. A run survives that: the next start goes on with it. */
@Injectable()
export class AuditRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('audits');
  private readonly loop: TickLoop;

  constructor(appraisals: ClusterAppraisals) {
    this.loop = new TickLoop(
      () => appraisals.tick(),
      { everyMs: 0, idleMs: LOOK_MS },
      (error) => {
        this.log.error(faultLine(error));
      },
    );
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }
}
