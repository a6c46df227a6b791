import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { Issued } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock } from '#platform/clock.js';
import { IssuingService } from '../issuing/issuing.service.js';
import { certifiableOf } from './certifiable-of.js';
import { isVisible } from './claim-file.js';
import { ClaimFiles } from './claim-files.service.js';
import { ClaimsStore } from './claims.store.js';
import { personOf } from './person-of.js';

/** The candidate takes what is offered. */
@Injectable()
export class AcceptancesService {
  constructor(
    private readonly store: ClaimsStore,
    private readonly files: ClaimFiles,
    private readonly issuing: IssuingService,
    private readonly clock: Clock,
  ) {}

  /**
   * Issues the credential of an offered claim; asked again, it gives the same answer. Refuses
   * `claim.not-candidate`, `claim.not-allowed-in-state`, `credential.out-of-scope`.
   */
  async accept(claimId: string, me: Account): Promise<Issued> {
    const file = await this.files.find(claimId);
    if (!isVisible(file.claim, me)) throw new DomainError('claim.unknown');
    if (file.claim.personId !== personOf(me)) throw new DomainError('claim.not-candidate');
    const earlier = await this.issuing.findByClaim(claimId);
    if (earlier) return earlier;
    if (file.claim.state !== 'offered')
      throw new DomainError('claim.not-allowed-in-state', {
        expected: 'offered',
        got: file.claim.state,
      });
    const prepared = await this.issuing.prepare(certifiableOf(file));
    // crash here: signed bytes that nobody has; the candidate accepts again
    const at = this.clock.now();
    const issued = await this.store.atomically(async (m) => {
      const state = await this.store.lockedState(claimId, m);
      // The claim goes when its candidate is erased, also between our look and our lock.
      if (state === undefined) throw new DomainError('claim.unknown');
      // Somebody accepted between our look and our lock: their credential is the answer.
      if (state !== 'offered') return undefined;
      const fresh = await this.issuing.store(prepared, m);
      await this.store.move(claimId, 'offered', 'certified', m, fresh.credentialId);
      const event = { claimId, command: 'accept', from: 'offered', to: 'certified' } as const;
      await this.store.record({ ...event, accountId: me.id, at }, m);
      return fresh;
    });
    // crash here: claim, credential and ledger intent are there; a repeat gives the same answer
    const answer = issued ?? (await this.issuing.findByClaim(claimId));
    if (!answer) throw new Error('a claim that is no longer offered is certified');
    return answer;
  }
}
