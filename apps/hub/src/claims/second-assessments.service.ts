import { Injectable } from '@nestjs/common';
import { type JudgedEvidence } from '#domain/claim/judge-claim.js';
import { isOnWordsOnly } from '#domain/claim/grade-evidence.js';
import { needsSecond, type SecondReason } from '#domain/claim/needs-second.js';
import type { Tie } from '#domain/claim/tie-between.js';
import type { NewJudgement } from '#domain/generated/schemas.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import type { ClaimFile } from './claim-file.js';
import { ClaimHistoryStore } from './claim-history.store.js';
import type { Submission } from './claim-record.js';
import { ClaimsStore } from './claims.store.js';
import { SamplingService } from './sampling.service.js';

/** A first judgement, as far as it can force a second one. */
export interface FirstJudgement {
  readonly level: number;
  readonly tie: Tie;
  readonly mandateId: string;
  readonly criteria: NewJudgement['criteria'];
  readonly evidence: readonly JudgedEvidence[];
  readonly sampled: boolean;
}

/** Whether one assessor is enough. */
@Injectable()
export class SecondAssessments {
  constructor(
    private readonly store: ClaimsStore,
    private readonly history: ClaimHistoryStore,
    private readonly sampling: SamplingService,
  ) {}

  /** Why two assessors are needed; empty when one is enough. */
  async reasons(
    { level, tie, mandateId, criteria, evidence, sampled }: FirstJudgement,
    m?: Transaction,
  ): Promise<readonly SecondReason[]> {
    const earlierSubmissions = await this.store.submissionsUnder(mandateId, m);
    const onWordsOnly = isOnWordsOnly(criteria, evidence);
    return needsSecond(
      { level, tie, earlierSubmissions, onWordsOnly, sampled },
      this.sampling.secondPolicy,
    );
  }

  /** Whether a claim needs a second assessor; the reasons are recorded, for the audit only. */
  async force(
    { claim, experiences }: ClaimFile,
    { tie, mandateId, at, judgement }: Submission,
    m: Transaction,
  ): Promise<boolean> {
    const evidence = experiences.flatMap((experience) => experience.evidence);
    const sampled = this.sampling.draws(claim.id, at);
    const { criteria } = judgement;
    const first = { level: claim.level, tie, mandateId, criteria, evidence, sampled };
    const reasons = await this.reasons(first, m);
    if (reasons.length === 0) return false;
    await this.history.addNote(claim.id, { kind: 'second', at, body: { reasons } }, undefined, m);
    return true;
  }
}
