import { Injectable } from '@nestjs/common';
import type { ClusterAudit } from '#domain/audit/audit-document.js';
import type { GradeRecords } from '#domain/audit/skills/evidence-grades.js';
import { DomainError } from '#domain/core/domain-error.js';
import { Clock } from '#platform/clock.js';
import { ClosedRoundsService } from '../audit-rounds/closed-rounds.service.js';
import { LearnedWeights } from '../culture/learned-weights.service.js';
import { FirmInputsService } from '../learning/firm-inputs.service.js';
import { AuditsStore } from './audits.store.js';
import { factsOf } from './input-facts.js';
import { normOf, poolFor } from './pool-for.js';
import {
  documentOf,
  type FirmSnapshot,
  type InputFacts,
  type StoredAudit,
} from './stored-audit.js';

interface LastAudit {
  readonly document: ClusterAudit;
  /** From which its plan chose. */
  readonly courses: NonNullable<InputFacts['courses']>;
}

/** What an audit of a firm takes from beyond the firm. */
export interface Surroundings {
  /** The last audit of the cluster, by which plan and norm go; none before the first. */
  readonly last?: LastAudit;
  /** What re-assessments of the hub found, by grade; absent while they are too few. */
  readonly records?: GradeRecords;
}

/** Takes down everything that an audit of a firm is computed from. */
@Injectable()
export class FirmSnapshots {
  constructor(
    private readonly rounds: ClosedRoundsService,
    private readonly inputs: FirmInputsService,
    private readonly audits: AuditsStore,
    private readonly learned: LearnedWeights,
    private readonly clock: Clock,
  ) {}

  /** What the cluster knows now, for every firm whose snapshot is taken next. */
  async surroundings(): Promise<Surroundings> {
    const last = await this.audits.lastOfCluster();
    const records = await this.learned.records();
    return {
      ...(last && { last: lastOf(last) }),
      ...(Object.keys(records).length > 0 && { records }),
    };
  }

  /**
   * The answers of a closed round with the evidence as it stands now. Refuses `audit-round.unknown`,
   * also for a round of the cluster, `audit-round.not-closed`, `audit.input-not-kept` and
   * `firm.unknown`.
   */
  async take(
    roundId: string,
    { last, records }: Surroundings,
  ): Promise<{ readonly firmId: string; readonly snapshot: FirmSnapshot }> {
    const round = await this.rounds.closedRound(roundId);
    const { firmId } = round;
    if (firmId === undefined) throw new DomainError('audit-round.unknown');
    const respondents = await this.rounds.respondentsOf(round);
    const { learning, skills, citations } = await this.inputs.inputsOf(firmId, this.clock.now());
    const planned = last ? poolFor(firmId, last.document.pool, last.courses) : UNPLANNED;
    const input = { learning: { ...learning, respondents }, skills, ...planned };
    const norm = last && normOf(last.document);
    const found = { ...(norm && { norm }), ...(records && { records }) };
    return { firmId, snapshot: { kind: 'firm', input, ...found, citations } };
  }
}

/** Before the first audit of the cluster. */
const UNPLANNED = { fillableByPartner: 0, jointTraining: 0 };

const lastOf = (audit: StoredAudit): LastAudit => ({
  document: documentOf(audit) as ClusterAudit,
  courses: factsOf(audit).courses ?? [],
});
