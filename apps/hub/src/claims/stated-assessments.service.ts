import { Injectable } from '@nestjs/common';
import type { RowAssessment } from '#domain/bulk/read-bulk-row.js';
import { admitAssessor } from '#domain/claim/admit-assessor.js';
import { judgeClaim } from '#domain/claim/judge-claim.js';
import { nextState } from '#domain/claim/next-state.js';
import { openClaim } from '#domain/claim/open-claim.js';
import { type Tie, tieBetween } from '#domain/claim/tie-between.js';
import { DomainError } from '#domain/core/domain-error.js';
import type { Experience, NewJudgement } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Ids } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import type { Member, PersonRecord } from '../members/member.js';
import { MembersService } from '../members/members.service.js';
import { certifiableOf } from './certifiable-of.js';
import type { ClaimFile } from './claim-file.js';
import { ClaimFiles } from './claim-files.service.js';
import type { ClaimRecord } from './claim-record.js';
import { ClaimsStore } from './claims.store.js';
import type { SoundRow } from './row-judge.js';

/** One assessor's part of what a row states. */
interface StatedTurn {
  readonly turn: 1 | 2;
  readonly assessor: Member;
  readonly tie: Tie;
}

/** Assessments that were done elsewhere and come in as rows: held against the rules of claims. */
@Injectable()
export class StatedAssessments {
  constructor(
    private readonly members: MembersService,
    private readonly files: ClaimFiles,
    private readonly claims: ClaimsStore,
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
    const turns = await this.turns(stated, candidate, officer);
    const judgement = judgementOf(stated, experiences, turns[0].tie);
    const outcome = judgeClaim(criteria, evidence, judgement.criteria, at);
    const [first, second] = turns.map(({ tie }) => ({ tie, outcome }));
    if (!first || nextState(second ? [first, second] : [first]) !== 'offered')
      throw new DomainError('assessor.second-missing', {
        expected: 'a second assessor, as the rules force one here',
        got: 'none',
      });
    const claim: ClaimRecord = {
      id: this.ids.next(),
      personId: person.id,
      standard: standard.versionUri,
      level: stated.level,
      state: 'offered',
      openedAt: at,
      experiences: experiences.map(({ id }) => id),
      assessments: turns.map(({ turn, assessor, tie }) => ({
        turn,
        assessorId: assessor.personId,
        tie,
        submitted: { at, outcome, methods: judgement.methods },
      })),
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
    candidate: Member,
    officer: Account,
  ): Promise<readonly [StatedTurn, ...StatedTurn[]]> {
    const first = await this.assessor(assessorRef, candidate, undefined);
    const second =
      secondAssessorRef === undefined
        ? undefined
        : await this.assessor(secondAssessorRef, candidate, first.assessor.personId);
    const turns: readonly [StatedTurn, ...StatedTurn[]] = second ? [first, second] : [first];
    if (turns.some(({ assessor }) => assessor.personId === officer.personId))
      throw new DomainError('issuer.was-assessor');
    return turns;
  }

  private async assessor(
    ref: string,
    candidate: Member,
    first: string | undefined,
  ): Promise<StatedTurn> {
    const person = await this.members.findByKey(ref);
    if (!person) throw new DomainError('assessor.unknown', { got: ref });
    const assessor = await this.members.member(person.id);
    const tie = admitAssessor({
      candidate,
      assessor: { ...assessor, isAssessor: assessor.roles.includes('assessor') },
      declaredTie: tieBetween(candidate, assessor),
      first,
    });
    return { turn: first === undefined ? 1 : 2, assessor, tie };
  }

  private async write(
    claim: ClaimRecord,
    judgement: NewJudgement,
    { credentialId, accountId, at }: Settlement,
    m: Transaction,
  ): Promise<boolean> {
    if (!(await this.claims.add({ ...claim, state: 'documented' }, m))) return false;
    for (const { turn, assessorId, tie } of claim.assessments) {
      await this.claims.assign(claim.id, { turn, assessorId, tie }, claim.openedAt, m);
      const submission = { claimId: claim.id, turn, tie, at: claim.openedAt, judgement };
      await this.claims.submit({ ...submission, outcome: 'met' }, m);
    }
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
