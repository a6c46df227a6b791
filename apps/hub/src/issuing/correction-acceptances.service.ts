import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import { changeStatus } from '#domain/credential/change-status.js';
import type { Issued } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import type { CorrectionRecord } from './corrections.store.js';
import { CorrectionsStore } from './corrections.store.js';
import { CredentialsService } from './credentials.service.js';
import { PreparationService } from './preparation.service.js';
import { ReplacementsService } from './replacements.service.js';

/** The holder takes a correction: the new credential is issued as the old one is superseded. */
@Injectable()
export class CorrectionAcceptances {
  constructor(
    private readonly store: CorrectionsStore,
    private readonly credentials: CredentialsService,
    private readonly preparation: PreparationService,
    private readonly replacements: ReplacementsService,
  ) {}

  /**
   * Asked again, it gives the same answer. Refuses `correction.unknown`, what changeStatus refuses
   * for `supersede`, `credential.out-of-scope` and `status.list-full`.
   */
  async accept(correctionId: string, me: Account): Promise<Issued> {
    const correction = await this.store.find(correctionId);
    if (!correction) throw new DomainError('correction.unknown');
    const old = await this.credentials.get(correction.credentialId);
    if (old.personId !== me.personId) throw new DomainError('correction.unknown');
    if (correction.newCredentialId !== undefined) return this.issuedOf(correction);
    changeStatus(old, 'supersede', me.id);
    const prepared = await this.preparation.prepareCorrected(old, correction.corrected);
    // crash here: signed bytes that nobody has; the holder accepts again
    const issued = await this.store.atomically(async (m) => {
      // Of two acceptances at once the second waits here, and then finds what the first has done.
      await this.credentials.lock(old.id, m);
      const current = await this.store.find(correctionId, m);
      if (current?.newCredentialId !== undefined) return undefined;
      const replacement = { reasonCode: 'corrected', decidedBy: correction.offeredBy } as const;
      const fresh = await this.replacements.replace(prepared, replacement, m);
      await this.store.markIssued(correctionId, fresh.credentialId, m);
      return fresh;
    });
    return issued ?? this.issuedOf(await this.store.find(correctionId));
  }

  private async issuedOf(correction: CorrectionRecord | undefined): Promise<Issued> {
    const id = correction?.newCredentialId;
    if (id === undefined) throw new DomainError('correction.unknown');
    const { claimId, ledgerState } = await this.credentials.get(id);
    return { credentialId: id, claimId, ledgerState };
  }
}
