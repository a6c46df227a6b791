import { Injectable } from '@nestjs/common';
import type { RowAssessment } from '#domain/bulk/read-bulk-row.js';
import { admitAssessor } from '#domain/claim/admit-assessor.js';
import { type JudgedEvidence, judgeClaim } from '#domain/claim/judge-claim.js';
import { certifies, gradeEvidence, isOnWordsOnly } from '#domain/claim/grade-evidence.js';
import { needsSecond, type SecondReason } from '#domain/claim/needs-second.js';
import { openClaim } from '#domain/claim/open-claim.js';
import { type Tie, tieBetween } from '#domain/claim/tie-between.js';
import { DomainError } from '#domain/core/domain-error.js';
import type { Experience, NewJudgement } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock, Ids } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import type { Member, PersonRecord } from '../members/member.js';
import { MembersService } from '../members/members.service.js';
import { certifiableOf } from './certifiable-of.js';
import type { ClaimFile } from './claim-file.js';
import { ClaimFiles } from './claim-files.service.js';
import { MandatesService } from '../mandates/mandates.service.js';
import type { StandardRecord } from '../standards/standard-record.js';
import { ClaimHistoryStore } from './claim-history.store.js';
import { SamplingService } from './sampling.service.js';
import type { ClaimRecord, Decision } from './claim-record.js';
import { ClaimsStore } from './claims.store.js';
import type { SoundRow } from './row-judge.js';

/** One assessor's part of what a row states. */
interface StatedTurn {
  readonly turn: 1 | 2;
  readonly assessor: Member;
  readonly tie: Tie;
  readonly mandateId: string;
}

/** What an assessor of a row is held against. */
interface StatedClaim {
  readonly candidate: Member;
  readonly standard: StandardRecord;
  readonly level: number;
  readonly methods: readonly string[];
}

/** Assessments that were done elsewhere and come in as rows: held against the rules of claims. */
@Injectable()
export class StatedAssessments {
  constructor(
    private readonly members: MembersService,
    private readonly files: ClaimFiles,
    private readonly claims: ClaimsStore,
    private readonly history: ClaimHistoryStore,
    private readonly mandates: MandatesService,
    private readonly sampling: SamplingService,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** A claim as the row states it, met in all criteria. Refuses what each rule of claims refuses. */
  async draft(stated: RowAssessment, person: PersonRecord, officer: Account): Promise<SoundRow> {
    const { candidate, standard, experiences } = await this.files.groundsShownBy(
      person.id,
      stated.standard,
      stated.evidenceDigests,
    );
    const at = new Date(`${stated.assessedOn}T00:00:00Z`);
    const evidence = experiences.flatMap((experience) => experience.evidence);
    const criteria = openClaim(
      standard.content.value,
      stated.level,
      evidence.map(({ kind }) => kind),
    );
    const turns = await this.turns(
      stated,
      { candidate, standard, level: stated.level, methods: stated.methods },
      officer,
    );
    const judgement = judgementOf(stated, experiences, turns[0].tie);
    const outcome = judgeClaim(criteria, evidence, judgement.criteria, at);
    const reasons = await this.secondReasons(stated.level, turns[0], judgement, evidence);
    if (reasons.length > 0 && turns.length === 1)
      throw new DomainError('assessor.second-missing', {
        expected: `a second assessor, as the rules force one here: ${reasons.join(', ')}`,
        got: 'none',
      });
    const grade = gradeEvidence({
      judgements: judgement.criteria,
      evidence,
      outsideAssessor: turns[0].tie !== 'same-firm',
    });
    if (grade === undefined || !certifies(grade))
      throw new DomainError('credential.grade-too-low', {
        expected: 'A, B or C',
        got: grade ?? 'none',
      });
    const { level } = stated;
    const decision: Decision = {
      how: 'assessment',
      levelReached: level,
      grade,
      moderated: false,
      sampled: false,
      gapPlan: [],
    };
    const claim: ClaimRecord = {
      id: this.ids.next(),
      personId: person.id,
      standard: standard.versionUri,
      level,
      state: 'offered',
      openedAt: at,
      consentedAt: at,
      experiences: experiences.map(({ id }) => id),
      assessments: turns.map(({ turn, assessor, tie, mandateId }) => ({
        turn,
        assessorId: assessor.personId,
        tie,
        assignedAt: at,
        submitted: {
          at,
          outcome,
          methods: judgement.methods,
          level,
          grade,
          mandateId,
          criteria: judgement.criteria,
        },
      })),
      events: [],
      notes: [{ kind: 'decision', at, body: decision }],
    };
    if (await this.claims.hasOpen(claim)) throw new DomainError('claim.duplicate-open');
    const assessors = new Map(turns.map(({ assessor }) => [assessor.personId, assessor]));
    const file: ClaimFile = { claim, candidate, standard, experiences, assessors };
    return {
      personId: person.id,
      certifiable: certifiableOf(file),
      settle: (credentialId, settledAt, m) =>
        this.write(claim, judgement, { credentialId, accountId: officer.id, at: settledAt }, m),
    };
  }

  /** Whom the row names, with the ties on record: naming a second assessor declares a tie. */
  private async turns(
    { assessorRef, secondAssessorRef }: RowAssessment,
    claim: StatedClaim,
    officer: Account,
  ): Promise<readonly [StatedTurn, ...StatedTurn[]]> {
    const first = await this.assessor(assessorRef, claim, undefined);
    const second =
      secondAssessorRef === undefined
        ? undefined
        : await this.assessor(secondAssessorRef, claim, first.assessor.personId);
    const turns: readonly [StatedTurn, ...StatedTurn[]] = second ? [first, second] : [first];
    if (turns.some(({ assessor }) => assessor.personId === officer.personId))
      throw new DomainError('issuer.was-assessor');
    return turns;
  }

  private async assessor(
    ref: string,
    { candidate, standard, level, methods }: StatedClaim,
    first: string | undefined,
  ): Promise<StatedTurn> {
    const person = await this.members.findByKey(ref);
    if (!person) throw new DomainError('assessor.unknown', { got: ref });
    const assessor = await this.members.member(person.id);
    const turn = first === undefined ? 1 : 2;
    const tie = admitAssessor({
      candidate,
      assessor: { ...assessor, isAssessor: assessor.roles.includes('assessor') },
      turn,
      declaredTie: tieBetween(candidate, assessor),
      earlier: first === undefined ? [] : [first],
      makers: [],
      officers: [],
    });
    // The hub takes the word of who may assess for it today; it kept no mandates for other places.
    const need = {
      standard: standard.versionUri,
      level,
      language: standard.language,
      methods,
      at: this.clock.now(),
    };
    const mandateId = await this.mandates.coveringNow(person.id, need);
    return { turn, assessor, tie, mandateId };
  }

  /** Why two assessors are needed. No lot is drawn: what was done elsewhere is not foreseen here. */
  private async secondReasons(
    level: number,
    { tie, mandateId }: StatedTurn,
    { criteria }: NewJudgement,
    evidence: readonly JudgedEvidence[],
  ): Promise<readonly SecondReason[]> {
    return needsSecond(
      {
        level,
        tie,
        earlierSubmissions: await this.claims.submissionsUnder(mandateId),
        onWordsOnly: isOnWordsOnly(criteria, evidence),
        sampled: false,
      },
      this.sampling.secondPolicy,
    );
  }

  private async write(
    claim: ClaimRecord,
    judgement: NewJudgement,
    { credentialId, accountId, at }: Settlement,
    m: Transaction,
  ): Promise<boolean> {
    if (!(await this.claims.add({ ...claim, state: 'documented' }, m))) return false;
    for (const { turn, assessorId, tie, submitted } of claim.assessments) {
      const { mandateId, level, grade } = submitted ?? {};
      // Locked, so that nobody ends the mandate between this look and the signature.
      await this.mandates.confirm(mandateId, at, m);
      if (mandateId === undefined) throw new Error('a confirmed mandate has an id');
      await this.claims.assign(claim.id, { turn, assessorId, tie }, claim.openedAt, m);
      const submission = { claimId: claim.id, turn, tie, at: claim.openedAt, judgement, mandateId };
      await this.claims.submit({ ...submission, level, grade, outcome: 'met' }, m);
    }
    for (const note of claim.notes) await this.history.addNote(claim.id, note, undefined, m);
    await this.claims.move(claim.id, 'documented', 'certified', m, credentialId);
    const event = { claimId: claim.id, accountId, at } as const;
    await this.claims.record({ ...event, command: 'open', to: 'documented' }, m);
    await this.claims.record(
      { ...event, command: 'accept', from: 'documented', to: 'certified' },
      m,
    );
    return true;
  }
}

interface Settlement {
  readonly credentialId: string;
  readonly accountId: string;
  readonly at: Date;
}

/** A row says of every criterion it names that all the evidence it names shows it. */
function judgementOf(
  { methods, criteriaMet }: RowAssessment,
  experiences: readonly Experience[],
  tie: Tie,
): NewJudgement {
  const cites = experiences
    .flatMap(({ evidence }) => evidence)
    .map(({ id }) => ({ evidenceId: id, valid: true, authentic: true, current: true }));
  return {
    declaration: { independent: true, tie },
    methods: [...methods] as NewJudgement['methods'],
    criteria: criteriaMet.map((criterionId) => ({
      criterionId,
      outcome: 'met',
      cites,
      sufficient: true,
    })),
  };
}
