import { Injectable } from '@nestjs/common';
import { AuditKeeping } from './audit-keeping.service.js';
import { AuditsStore } from './audits.store.js';
import { computeFirm } from './compute-audit.js';
import { FirmSnapshots, type Surroundings } from './firm-snapshots.service.js';

/** Where chance begins; fixed, so that the same input gives the same audit everywhere. */
export const SEED = 20_261_123;

/** Audits firms: takes the snapshot, computes, stores. */
@Injectable()
export class FirmAppraisals {
  constructor(
    private readonly audits: AuditsStore,
    private readonly snapshots: FirmSnapshots,
    private readonly keeping: AuditKeeping,
  ) {}

  /** What is alike for all firms that are audited next. */
  surroundings(): Promise<Surroundings> {
    return this.snapshots.surroundings();
  }

  /**
   * The id of the audit of a firm's closed round, computed when there is none. Who audits many gives
   * their surroundings. Refuses as FirmSnapshots.
   */
  async appraise(roundId: string, surroundings?: Surroundings): Promise<string> {
    const known = await this.audits.idOfRound(roundId);
    if (known !== undefined) return known;
    const around = surroundings ?? (await this.surroundings());
    const { firmId, snapshot } = await this.snapshots.take(roundId, around);
    // crash here: nothing is stored; it is computed anew from what is there then
    const document = computeFirm(snapshot, SEED);
    return this.keeping.keep({ roundId, firmId, snapshot, document });
  }
}
