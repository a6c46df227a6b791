import { Injectable } from '@nestjs/common';
import { admitAssessor } from '#domain/claim/admit-assessor.js';
import { judgeClaim } from '#domain/claim/judge-claim.js';
import { nextState } from '#domain/claim/next-state.js';
import type { Tie } from '#domain/claim/tie-between.js';
import { DomainError } from '#domain/core/domain-error.js';
import type { Claim, NewAssignment, NewJudgement } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock } from '#platform/clock.js';
import { Idempotency } from '#platform/idempotency/idempotency.js';
import type { Member } from '../members/member.js';
import { MembersService } from '../members/members.service.js';
import { type ClaimFile, criteriaOf, viewClaim } from './claim-file.js';
import { ClaimFiles } from './claim-files.service.js';
import type { AssessmentRecord, ClaimRecord, ClaimState } from './claim-record.js';
import { ClaimsStore } from './claims.store.js';
import { personOf } from './person-of.js';

const STATE_OF_TURN = { 1: 'assessing', 2: 'second-assessing' } as const;

/** Naming assessors, and what they find. */
@Injectable()
export class AssessmentsService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly store: ClaimsStore,
    private readonly files: ClaimFiles,
    private readonly members: MembersService,
    private readonly clock: Clock,
  ) {}

  /** Names the first assessor of a documented claim, or the second one where that is forced. */
  async assign(
    claimId: string,
    body: NewAssignment,
    me: Account,
    key: string | undefined,
  ): Promise<Claim> {
    const at = this.clock.now();
    const request = { accountId: me.id, key, operation: `claims.assign ${claimId}`, body };
    return this.idempotency.once(request, async (m) => {
      const { claim, candidate } = await this.files.find(claimId, m);
      const turn = turnToAssign(claim);
      const assessor = await this.members.member(body.assessor, m);
      const tie = admit(claim, { candidate, assessor, turn, declared: body.tie });
      const to = STATE_OF_TURN[turn];
      await this.store.move(claimId, claim.state, to, m);
      const assignment = { turn, assessorId: assessor.personId, tie };
      if (!(await this.store.assign(claimId, assignment, at, m))) refuseState(to, 'assigned');
      const event = { claimId, command: 'assign', from: claim.state, to } as const;
      await this.store.record({ ...event, accountId: me.id, at }, m);
      return viewClaim(await this.files.find(claimId, m), me);
    });
  }

  /**
   * Takes the judgement of the signed-in assessor. Independence is decided again, on what the
   * hub knows now and the assessor declares.
   */
  async judge(
    claimId: string,
    body: NewJudgement,
    me: Account,
    key: string | undefined,
  ): Promise<Claim> {
    const personId = personOf(me);
    const at = this.clock.now();
    const request = { accountId: me.id, key, operation: `claims.judge ${claimId}`, body };
    return this.idempotency.once(request, async (m) => {
      const file = await this.files.find(claimId, m);
      const { claim, candidate } = file;
      const { turn } = assignmentOf(claim, personId);
      const assessor = await this.members.member(personId, m);
      const tie = admit(claim, { candidate, assessor, turn, declared: body.declaration.tie });
      const outcome = judgeClaim(criteriaOf(file), evidenceOf(file), body.criteria, at);
      const from = STATE_OF_TURN[turn];
      const to = nextState(turn === 1 ? [{ tie, outcome }] : [firstOf(claim), { tie, outcome }]);
      // The claim moves first: of two that judge at once, the slower one is refused here.
      await this.store.move(claimId, from, to, m);
      await this.store.submit({ claimId, turn, tie, at, outcome, judgement: body }, m);
      const event = { claimId, command: 'submit', from, to } as const;
      await this.store.record({ ...event, accountId: me.id, at }, m);
      return viewClaim(await this.files.find(claimId, m), me);
    });
  }
}

interface Admission {
  readonly candidate: Member;
  readonly assessor: Member;
  readonly turn: 1 | 2;
  readonly declared: Tie;
}

function admit(claim: ClaimRecord, { candidate, assessor, turn, declared }: Admission): Tie {
  return admitAssessor({
    candidate,
    assessor: { ...assessor, isAssessor: assessor.roles.includes('assessor') },
    declaredTie: declared,
    first: turn === 2 ? claim.assessments[0]?.assessorId : undefined,
  });
}

function turnToAssign({ state, assessments }: ClaimRecord): 1 | 2 {
  if (state === 'documented') return 1;
  if (state === 'second-assessing' && assessments.length === 1) return 2;
  return refuseState('documented', state);
}

/** Refuses the candidate, who is not assigned, and a judgement out of turn. */
function assignmentOf(claim: ClaimRecord, personId: string): AssessmentRecord {
  if (claim.personId === personId) throw new DomainError('assessor.is-candidate');
  const mine = claim.assessments.find(({ assessorId }) => assessorId === personId);
  if (!mine) throw new DomainError('assessor.not-assigned');
  const expected = STATE_OF_TURN[mine.turn];
  if (claim.state !== expected) return refuseState(expected, claim.state);
  return mine;
}

function firstOf({ assessments: [first] }: ClaimRecord): {
  readonly tie: Tie;
  readonly outcome: 'met' | 'not-met';
} {
  if (!first?.submitted) throw new Error('a second turn follows a judgement');
  return { tie: first.tie, outcome: first.submitted.outcome };
}

const evidenceOf = ({ experiences }: ClaimFile) => experiences.flatMap(({ evidence }) => evidence);

function refuseState(expected: ClaimState, got: string): never {
  throw new DomainError('claim.not-allowed-in-state', { expected, got });
}
