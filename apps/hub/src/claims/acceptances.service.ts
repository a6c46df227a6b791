import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { Issued } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock } from '#platform/clock.js';
import { hasLapsed, offerUntil } from '#domain/claim/claim-windows.js';
import { MandatesService } from '../mandates/mandates.service.js';
import { CertificationsService } from './certifications.service.js';
import { isVisible, lastNote } from './claim-file.js';
import type { ClaimRecord } from './claim-record.js';
import { ClaimFiles } from './claim-files.service.js';
import { ClaimsStore } from './claims.store.js';
import { personOf } from './person-of.js';

/** The candidate takes what is offered. */
@Injectable()
export class AcceptancesService {
  constructor(
    private readonly store: ClaimsStore,
    private readonly files: ClaimFiles,
    private readonly certifications: CertificationsService,
    private readonly mandates: MandatesService,
    private readonly clock: Clock,
  ) {}

  /**
   * Issues the credential of an offered claim; asked again, it gives the same answer. Refuses
   * `claim.not-candidate`, `claim.not-allowed-in-state`, what CertificationsService refuses,
   * `assessor.mandate-missing`, `assessor.mandate-expired`.
   */
  async accept(claimId: string, me: Account): Promise<Issued> {
    const file = await this.files.find(claimId);
    if (!isVisible(file.claim, me)) throw new DomainError('claim.unknown');
    if (file.claim.personId !== personOf(me)) throw new DomainError('claim.not-candidate');
    if (file.claim.state !== 'offered') return this.issuedBefore(file.claim);
    refuseLapsed(file.claim, this.clock.now());
    const prepared = await this.certifications.prepare(file);
    // crash here: signed bytes that nobody has; the candidate accepts again
    const at = this.clock.now();
    const issued = await this.store.atomically(async (m) => {
      const state = await this.store.lockedState(claimId, m);
      // The claim goes when its candidate is erased, also between our look and our lock.
      if (state === undefined) throw new DomainError('claim.unknown');
      // Somebody accepted between our look and our lock: their credential is the answer.
      if (state !== 'offered') return undefined;
      // Held by the lock: what was judged counts only under a mandate that was in force then.
      for (const { submitted } of file.claim.assessments)
        if (submitted) await this.mandates.confirm(submitted.mandateId, submitted.at, m);
      const fresh = await this.certifications.store(prepared, file.claim, me, m);
      await this.store.move(claimId, 'offered', 'certified', m, fresh.credentialId);
      const event = { claimId, command: 'accept', from: 'offered', to: 'certified' } as const;
      await this.store.record({ ...event, accountId: me.id, at }, m);
      return fresh;
    });
    // crash here: claim, credential and ledger intent are there; a repeat gives the same answer
    return issued ?? this.issuedBefore((await this.files.find(claimId)).claim);
  }

  private async issuedBefore({ state, credentialId }: ClaimRecord): Promise<Issued> {
    if (credentialId !== undefined) return this.certifications.issued(credentialId);
    throw new DomainError('claim.not-allowed-in-state', { expected: 'offered', got: state });
  }
}

/** Refuses an offer whose time is up, whether the hub has closed it yet or not. */
function refuseLapsed(claim: ClaimRecord, now: Date): void {
  const decision = lastNote(claim, 'decision');
  if (decision && hasLapsed(claim.state, decision.at, now))
    throw new DomainError('claim.not-allowed-in-state', {
      expected: `before ${offerUntil(decision.at).toISOString()}`,
      got: 'an offer that is over',
    });
}
