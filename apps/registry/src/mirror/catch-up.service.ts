import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { OriginRepair } from '#platform/federation/repair-origin.js';
import { DecisionBell } from '../accreditation/decision-bell.js';

/**
 * Pulls a hub's ledger once a decision on it was taken: segments that came while it was not
 * accredited were refused, and nothing of them is lost.
 */
@Injectable()
export class CatchUp implements OnModuleInit {
  private readonly log = new Logger('mirror');

  constructor(
    private readonly bell: DecisionBell,
    private readonly repair: OriginRepair,
  ) {}

  onModuleInit(): void {
    this.bell.listen((origin) => {
      this.repair.pull(origin).catch((error: unknown) => {
        this.log.error(`${origin}: ${error instanceof Error ? error.message : String(error)}`);
      });
    });
  }
}
