import { Injectable } from '@nestjs/common';
import type { Turn } from '#domain/claim/admit-assessor.js';
import { checkGaps } from '#domain/claim/check-gaps.js';
import { stepsFrom } from '#domain/claim/claim-steps.js';
import { DomainError } from '#domain/core/domain-error.js';
import type {
  Claim,
  NewAssignment,
  NewDeclaration,
  NewGapList,
} from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock } from '#platform/clock.js';
import { Idempotency } from '#platform/idempotency/idempotency.js';
import { AdmissionsService } from './admissions.service.js';
import { assignmentOf } from './assignment-of.js';
import { criteriaOf, viewClaim } from './claim-file.js';
import { ClaimFiles } from './claim-files.service.js';
import { ClaimHistoryStore } from './claim-history.store.js';
import type { ClaimRecord } from './claim-record.js';
import { ClaimsStore } from './claims.store.js';
import { personOf } from './person-of.js';

/** Naming assessors, and what they say before they judge. */
@Injectable()
export class AssignmentsService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly store: ClaimsStore,
    private readonly files: ClaimFiles,
    private readonly history: ClaimHistoryStore,
    private readonly admissions: AdmissionsService,
    private readonly clock: Clock,
  ) {}

  /** Names the assessor of the turn that the claim waits for. */
  async assign(
    claimId: string,
    body: NewAssignment,
    me: Account,
    key: string | undefined,
  ): Promise<Claim> {
    const at = this.clock.now();
    const request = { accountId: me.id, key, operation: `claims.assign ${claimId}`, body };
    return this.idempotency.once(request, async (m) => {
      await this.store.lockedState(claimId, m);
      const file = await this.files.find(claimId, m);
      const { claim } = file;
      const turn = turnToAssign(claim);
      const { assessor: assessorId, tie: declared } = body;
      const asked = { assessorId, turn, declared: { tie: declared }, methods: [], officer: me, at };
      const { tie } = await this.admissions.admit(file, asked, m);
      const to = claim.state === 'documented' ? 'assessing' : claim.state;
      await this.store.move(claimId, claim.state, to, m, claim.credentialId ?? null);
      if (!(await this.store.assign(claimId, { turn, assessorId, tie }, at, m)))
        throw new DomainError('assessor.not-independent', { got: 'assigned in another turn' });
      const event = { claimId, command: 'assign', from: claim.state, to } as const;
      await this.store.record({ ...event, accountId: me.id, at }, m);
      return viewClaim(await this.files.find(claimId, m), me);
    });
  }

  /** The assessor declares to be independent; evidence opens from then on. */
  async declare(
    claimId: string,
    body: NewDeclaration,
    me: Account,
    key: string | undefined,
  ): Promise<Claim> {
    const assessorId = personOf(me);
    const at = this.clock.now();
    const request = { accountId: me.id, key, operation: `claims.declare ${claimId}`, body };
    return this.idempotency.once(request, async (m) => {
      await this.store.lockedState(claimId, m);
      const file = await this.files.find(claimId, m);
      const { turn, tie: recordedTie } = assignmentOf(file.claim, assessorId);
      const asked = { assessorId, turn, declared: body, recordedTie, methods: [], at };
      const { tie } = await this.admissions.admit(file, asked, m);
      await this.store.declare(claimId, turn, tie, at, m);
      return viewClaim(await this.files.find(claimId, m), me);
    });
  }

  /**
   * The first assessor sends a claim back for more evidence, criterion by criterion; the officer
   * assigns it again. Refuses what checkGaps refuses and `assessor.declaration-missing`.
   */
  async askMore(
    claimId: string,
    body: NewGapList,
    me: Account,
    key: string | undefined,
  ): Promise<Claim> {
    const assessorId = personOf(me);
    const at = this.clock.now();
    const request = { accountId: me.id, key, operation: `claims.ask-more ${claimId}`, body };
    return this.idempotency.once(request, async (m) => {
      await this.store.lockedState(claimId, m);
      const file = await this.files.find(claimId, m);
      const { claim } = file;
      const mine = assignmentOf(claim, assessorId);
      stepsFrom(claim.state, 'ask-more');
      if (!mine.declaredAt) throw new DomainError('assessor.declaration-missing');
      checkGaps(criteriaOf(file), body.gaps);
      await this.store.move(claimId, 'assessing', 'documented', m);
      const note = { kind: 'gap-list', at, body: { gaps: body.gaps } } as const;
      await this.history.addNote(claimId, note, assessorId, m);
      const event = { claimId, command: 'ask-more', from: 'assessing', to: 'documented' } as const;
      await this.store.record({ ...event, accountId: me.id, at }, m);
      const answer = viewClaim(await this.files.find(claimId, m), me);
      await this.store.unassign(claimId, m);
      return answer;
    });
  }
}

function turnToAssign(claim: ClaimRecord): Turn {
  stepsFrom(claim.state, 'assign');
  const turns = claim.assessments.map(({ turn }) => turn);
  const waiting = claim.assessments.some(({ submitted }) => !submitted);
  if (claim.state === 'documented') return 1;
  if (claim.state === 'appealed' && !turns.includes(4)) return 4;
  if (claim.state === 'second-assessing' && !waiting) return turns.includes(2) ? 3 : 2;
  throw new DomainError('claim.not-allowed-in-state', {
    expected: 'nobody assigned',
    got: `${claim.state}, and somebody is assigned`,
  });
}
