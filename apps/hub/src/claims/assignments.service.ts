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
import { AdmissionsService } from './admissions.service.js';
import { assignmentOf } from './assignment-of.js';
import { ClaimCommands } from './claim-commands.service.js';
import { criteriaOf } from './claim-file.js';
import { ClaimHistoryStore } from './claim-history.store.js';
import type { ClaimRecord } from './claim-record.js';
import { ClaimsStore } from './claims.store.js';
import { personOf } from './person-of.js';

/** Naming assessors, and what they say before they judge. */
@Injectable()
export class AssignmentsService {
  constructor(
    private readonly commands: ClaimCommands,
    private readonly store: ClaimsStore,
    private readonly history: ClaimHistoryStore,
    private readonly admissions: AdmissionsService,
  ) {}

  /** Names the assessor of the turn that the claim waits for. */
  assign(
    claimId: string,
    body: NewAssignment,
    me: Account,
    key: string | undefined,
  ): Promise<Claim> {
    return this.commands.onClaim(claimId, { command: 'assign', body, me, key }, async (held) => {
      const { file, at, m } = held;
      const turn = turnToAssign(file.claim);
      const { assessor: assessorId, tie: declared } = body;
      const asked = { assessorId, turn, declared: { tie: declared }, methods: [], officer: me, at };
      const { tie } = await this.admissions.admit(file, asked, m);
      const { state } = file.claim;
      await this.commands.step(held, 'assign', state === 'documented' ? 'assessing' : state);
      if (!(await this.store.assign(claimId, { turn, assessorId, tie }, at, m)))
        throw new DomainError('assessor.not-independent', { got: 'assigned in another turn' });
      return this.commands.view(held);
    });
  }

  /** The assessor declares to be independent; evidence opens from then on. */
  declare(
    claimId: string,
    body: NewDeclaration,
    me: Account,
    key: string | undefined,
  ): Promise<Claim> {
    const assessorId = personOf(me);
    return this.commands.onClaim(claimId, { command: 'declare', body, me, key }, async (held) => {
      const { file, at, m } = held;
      const { turn, tie: recordedTie } = assignmentOf(file.claim, assessorId);
      const asked = { assessorId, turn, declared: body, recordedTie, methods: [], at };
      const { tie } = await this.admissions.admit(file, asked, m);
      await this.store.declare(claimId, turn, tie, at, m);
      return this.commands.view(held);
    });
  }

  /**
   * The first assessor sends a claim back for more evidence, criterion by criterion; the officer
   * assigns it again. Refuses what checkGaps refuses and `assessor.declaration-missing`.
   */
  askMore(claimId: string, body: NewGapList, me: Account, key: string | undefined): Promise<Claim> {
    const assessorId = personOf(me);
    return this.commands.onClaim(claimId, { command: 'ask-more', body, me, key }, async (held) => {
      const { file, at, m } = held;
      const mine = assignmentOf(file.claim, assessorId);
      stepsFrom(file.claim.state, 'ask-more');
      if (!mine.declaredAt) throw new DomainError('assessor.declaration-missing');
      checkGaps(criteriaOf(file), body.gaps);
      const note = { kind: 'gap-list', at, body: { gaps: body.gaps } } as const;
      await this.history.addNote(claimId, note, assessorId, m);
      await this.commands.step(held, 'ask-more', 'documented');
      // Seen once more as the assessor, who is not one of this claim from here on.
      const answer = await this.commands.view(held);
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
