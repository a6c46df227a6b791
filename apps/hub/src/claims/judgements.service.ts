import { Injectable } from '@nestjs/common';
import type { Turn } from '#domain/claim/admit-assessor.js';
import { certifies, gradeEvidence, isOnWordsOnly } from '#domain/claim/grade-evidence.js';
import { judgeClaim } from '#domain/claim/judge-claim.js';
import { needsSecond } from '#domain/claim/needs-second.js';
import { nextState, type Submitted } from '#domain/claim/next-state.js';
import { reachLevel } from '#domain/claim/reach-level.js';
import { usableEvidence } from '#domain/claim/usable-evidence.js';
import { DomainError } from '#domain/core/domain-error.js';
import type { Claim, Judgements, NewJudgement } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { Idempotency } from '#platform/idempotency/idempotency.js';
import { MembersService } from '../members/members.service.js';
import { AdmissionsService } from './admissions.service.js';
import { assignmentOf, submitCommand } from './assignment-of.js';
import { type ClaimFile, criteriaOf, isBlind, isVisible, viewClaim } from './claim-file.js';
import { ClaimFiles } from './claim-files.service.js';
import { ClaimHistoryStore } from './claim-history.store.js';
import type { AssessmentRecord, ClaimState, Submission } from './claim-record.js';
import { ClaimsStore } from './claims.store.js';
import { DecisionsService } from './decisions.service.js';
import { personOf } from './person-of.js';
import { SamplingService } from './sampling.service.js';

/** What assessors find. */
@Injectable()
export class JudgementsService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly store: ClaimsStore,
    private readonly files: ClaimFiles,
    private readonly history: ClaimHistoryStore,
    private readonly admissions: AdmissionsService,
    private readonly decisions: DecisionsService,
    private readonly sampling: SamplingService,
    private readonly members: MembersService,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes the judgement of the signed-in assessor. Independence and mandate are decided again, on
   * what the hub knows now and the assessor declares. Refuses what admitAssessor, checkMandate and
   * judgeClaim refuse, and `credential.grade-too-low` for what is met on too little.
   */
  async judge(
    claimId: string,
    body: NewJudgement,
    me: Account,
    key: string | undefined,
  ): Promise<Claim> {
    const assessorId = personOf(me);
    const at = this.clock.now();
    const request = { accountId: me.id, key, operation: `claims.judge ${claimId}`, body };
    return this.idempotency.once(request, async (m) => {
      // Held first: of two that judge at once, the slower one finds the turn used.
      await this.store.lockedState(claimId, m);
      const file = await this.files.find(claimId, m);
      const { claim } = file;
      const mine = assignmentOf(claim, assessorId);
      const { turn, tie: recordedTie } = mine;
      const { declaration: declared, methods } = body;
      const asked = { assessorId, turn, declared, recordedTie, methods, at };
      const admitted = await this.admissions.admit(file, asked, m);
      const found = await this.find(file, assessorId, body, at, m);
      const submission = { claimId, turn, at, judgement: body, ...admitted, ...found };
      const forced = turn === 1 && (await this.forceSecond(file, submission, m));
      await this.store.submit(submission, m);
      const to = await this.settle(claimId, turn, forced, at, m);
      await this.store.move(claimId, claim.state, to, m, claim.credentialId ?? null);
      const event = { claimId, command: submitCommand(mine), from: claim.state, to };
      await this.store.record({ ...event, accountId: me.id, at }, m);
      return viewClaim(await this.files.find(claimId, m), me);
    });
  }

  /**
   * Judgements in full: for officers who do not assess, and for each assessor the own one. Refuses
   * `assessment.blind` to whoever might still have to judge.
   */
  async list(claimId: string, me: Account): Promise<Judgements> {
    const { claim } = await this.files.find(claimId);
    if (!isVisible(claim, me)) throw new DomainError('claim.unknown');
    const own = claim.assessments.filter(({ assessorId }) => assessorId === me.personId);
    if (claim.personId === me.personId) throw new DomainError('assessment.blind');
    if (!isBlind(claim, me)) return judgementsOf(claim.assessments);
    if (!own.some(({ submitted }) => submitted)) throw new DomainError('assessment.blind');
    return judgementsOf(own);
  }

  private async find(
    file: ClaimFile,
    assessorId: string,
    { criteria: judgements }: NewJudgement,
    at: Date,
    m: Transaction,
  ): Promise<Pick<Submission, 'outcome' | 'level' | 'grade'>> {
    const { claim, candidate, standard } = file;
    const criteria = criteriaOf(file);
    const evidence = usableEvidence(
      file.experiences.flatMap((experience) => experience.evidence),
      judgements,
    );
    const outcome = judgeClaim(criteria, evidence, judgements, at);
    const met = judgements.filter((j) => j.outcome === 'met').map((j) => j.criterionId);
    const levels = standard.content.value.levels.map(({ level }) => level);
    const { firmId } = await this.members.member(assessorId, m);
    const level = reachLevel(
      levels.filter((l) => l <= claim.level),
      criteria,
      new Set(met),
    );
    const outsideAssessor = firmId !== candidate.firmId;
    const grade = gradeEvidence({ judgements, evidence, outsideAssessor });
    if (level !== undefined && grade !== undefined && !certifies(grade))
      throw new DomainError('credential.grade-too-low', { expected: 'A, B or C', got: grade });
    return { outcome, level, grade };
  }

  /** Whether a second assessor is needed; the reasons are recorded, for the audit only. */
  private async forceSecond(
    { claim, experiences }: ClaimFile,
    { tie, mandateId, at, judgement }: Submission,
    m: Transaction,
  ): Promise<boolean> {
    const evidence = experiences.flatMap((experience) => experience.evidence);
    const reasons = needsSecond(
      {
        level: claim.level,
        tie,
        earlierSubmissions: await this.store.submissionsUnder(mandateId, m),
        onWordsOnly: isOnWordsOnly(judgement.criteria, evidence),
        sampled: this.sampling.draws(claim.id, at),
      },
      this.sampling.secondPolicy,
    );
    if (reasons.length === 0) return false;
    await this.history.addNote(claim.id, { kind: 'second', at, body: { reasons } }, undefined, m);
    return true;
  }

  /** The state in which the claim goes on, decided when nothing else is to be judged. */
  private async settle(
    claimId: string,
    turn: Turn,
    forced: boolean,
    at: Date,
    m: Transaction,
  ): Promise<ClaimState> {
    const file = await this.files.find(claimId, m);
    const [first, second, third] = file.claim.assessments;
    if (turn === 4) return this.decisions.decide(file, { how: 'appeal', turns: [4], at }, m);
    if (!first) throw new Error('a claim that was judged has a judgement');
    const next = nextState(
      [foundIn(first), second && foundIn(second), third && foundIn(third)],
      forced,
    );
    if (next !== 'decided') return next;
    const turns: readonly Turn[] = second ? [1, 2] : [1];
    return this.decisions.decide(file, { how: 'assessment', turns, at }, m);
  }
}

function foundIn({ submitted }: AssessmentRecord): Submitted {
  if (!submitted) throw new Error('a turn follows the judgement before it');
  return submitted;
}

const judgementsOf = (assessments: readonly AssessmentRecord[]): Judgements => ({
  items: assessments.flatMap(({ turn, submitted }) =>
    submitted
      ? [
          {
            order: turn,
            submittedAt: submitted.at.toISOString(),
            methods: [...submitted.methods] as Judgements['items'][number]['methods'],
            criteria: submitted.criteria,
          },
        ]
      : [],
  ),
});
