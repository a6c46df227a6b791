import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { Claim, Claims, Judgements } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { isBlind, isVisible, viewClaim } from './claim-file.js';
import { ClaimFiles } from './claim-files.service.js';
import type { AssessmentRecord, ClaimRecord } from './claim-record.js';
import { ClaimsStore } from './claims.store.js';
import { personOf } from './person-of.js';

/** Looking at claims: everybody sees what is theirs to see. */
@Injectable()
export class ClaimReadings {
  constructor(
    private readonly store: ClaimsStore,
    private readonly files: ClaimFiles,
  ) {}

  /** Refuses `claim.unknown` also for a claim that is not the viewer's to know. */
  async find(claimId: string, me: Account): Promise<Claim> {
    const file = await this.files.find(claimId);
    if (!isVisible(file.claim, me)) throw new DomainError('claim.unknown');
    return viewClaim(file, me);
  }

  /** Officers see all claims, others those in which they are candidate or assessor. */
  async list(me: Account): Promise<Claims> {
    const claims = me.roles.includes('officer')
      ? await this.store.all()
      : await this.store.concerning(personOf(me));
    return this.viewAll(claims, me);
  }

  /** Claims that wait for the judgement of the signed-in assessor. */
  async queue(me: Account): Promise<Claims> {
    return this.viewAll(await this.store.waitingFor(personOf(me)), me);
  }

  /**
   * Judgements in full: for officers who do not assess, and for each assessor the own one. Refuses
   * `assessment.blind` to whoever might still have to judge.
   */
  async judgements(claimId: string, me: Account): Promise<Judgements> {
    const { claim } = await this.files.find(claimId);
    if (!isVisible(claim, me)) throw new DomainError('claim.unknown');
    const own = claim.assessments.filter(({ assessorId }) => assessorId === me.personId);
    if (claim.personId === me.personId) throw new DomainError('assessment.blind');
    if (!isBlind(claim, me)) return judgementsOf(claim.assessments);
    if (!own.some(({ submitted }) => submitted)) throw new DomainError('assessment.blind');
    return judgementsOf(own);
  }

  private async viewAll(claims: readonly ClaimRecord[], me: Account): Promise<Claims> {
    const files = await this.files.filesOf(claims);
    return { items: files.map((file) => viewClaim(file, me)) };
  }
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
