import { Injectable } from '@nestjs/common';
import type { Turn } from '#domain/claim/admit-assessor.js';
import { checkFreshness } from '#domain/claim/check-practice.js';
import { certifies, gradeEvidence } from '#domain/claim/grade-evidence.js';
import { judgeClaim } from '#domain/claim/judge-claim.js';
import { nextState, type Submitted } from '#domain/claim/next-state.js';
import { reachLevel } from '#domain/claim/reach-level.js';
import { usableEvidence } from '#domain/claim/usable-evidence.js';
import { sharesFirm } from '#domain/claim/tie-between.js';
import { DomainError } from '#domain/core/domain-error.js';
import type { Claim, NewJudgement } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { AdmissionsService } from './admissions.service.js';
import { assignmentOf, submitCommand } from './assignment-of.js';
import { ClaimCommands, type HeldClaim } from './claim-commands.service.js';
import { type ClaimFile, criteriaOf } from './claim-file.js';
import type { AssessmentRecord, ClaimState, Submission } from './claim-record.js';
import { ClaimsStore } from './claims.store.js';
import { DecisionsService } from './decisions.service.js';
import { personOf } from './person-of.js';
import { SecondAssessments } from './second-assessments.service.js';

/** What assessors find. */
@Injectable()
export class JudgementsService {
  constructor(
    private readonly commands: ClaimCommands,
    private readonly store: ClaimsStore,
    private readonly admissions: AdmissionsService,
    private readonly seconds: SecondAssessments,
    private readonly decisions: DecisionsService,
  ) {}

  /**
   * Takes the judgement of the signed-in assessor. Independence and mandate are decided again, on
   * what the hub knows now and the assessor declares. Refuses what admitAssessor, checkMandate and
   * judgeClaim refuse, and `credential.grade-too-low` for what is met on too little.
   */
  judge(claimId: string, body: NewJudgement, me: Account, key: string | undefined): Promise<Claim> {
    const assessorId = personOf(me);
    return this.commands.onClaim(claimId, { command: 'judge', body, me, key }, async (held) => {
      const { file, at, m } = held;
      const mine = assignmentOf(file.claim, assessorId);
      const { turn, tie: recordedTie } = mine;
      const { declaration: declared, methods } = body;
      const asked = { assessorId, turn, declared, recordedTie, methods, at };
      const admitted = await this.admissions.admit(file, asked, m);
      const found = findIn(file, assessorId, body, at);
      const submission = { claimId, turn, at, judgement: body, ...admitted, ...found };
      const forced = turn === 1 && (await this.seconds.force(file, submission, m));
      await this.store.submit(submission, m);
      await this.commands.step(held, submitCommand(mine), await this.settle(held, turn, forced));
      return this.commands.view(held);
    });
  }

  /** The state in which the claim goes on, decided when nothing else is to be judged. */
  private async settle(held: HeldClaim, turn: Turn, forced: boolean): Promise<ClaimState> {
    const { at, m } = held;
    const file = await this.commands.reread(held);
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

/** Outcome, level and grade of a judgement. Refuses what judgeClaim refuses and too low a grade. */
function findIn(
  file: ClaimFile,
  assessorId: string,
  { criteria: judgements }: NewJudgement,
  at: Date,
): Pick<Submission, 'outcome' | 'level' | 'grade'> {
  const { claim, candidate, standard, assessors } = file;
  const criteria = criteriaOf(file);
  const evidence = usableEvidence(
    file.experiences.flatMap((experience) => experience.evidence),
    judgements,
  );
  const outcome = judgeClaim(criteria, evidence, judgements, at);
  if (claim.renewal) checkFreshness(criteria, evidence, judgements, claim.renewal.since);
  const met = judgements.filter((j) => j.outcome === 'met').map((j) => j.criterionId);
  const levels = standard.content.value.levels.map(({ level }) => level);
  const level = reachLevel(
    levels.filter((l) => l <= claim.level),
    criteria,
    new Set(met),
  );
  const assessor = assessors.get(assessorId);
  const outsideAssessor = !assessor || !sharesFirm(candidate, assessor);
  const grade = gradeEvidence({ judgements, evidence, outsideAssessor });
  if (level !== undefined && grade !== undefined && !certifies(grade))
    throw new DomainError('credential.grade-too-low', { expected: 'A, B or C', got: grade });
  return { outcome, level, grade };
}

function foundIn({ submitted }: AssessmentRecord): Submitted {
  if (!submitted) throw new Error('a turn follows the judgement before it');
  return submitted;
}
