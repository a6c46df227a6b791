import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import { changeStatus } from '#domain/credential/change-status.js';
import { checkCorrection } from '#domain/credential/check-correction.js';
import type { Correction, Corrections, NewCorrection } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock } from '#platform/clock.js';
import { Idempotency } from '#platform/idempotency/idempotency.js';
import { NoticesService } from '../notices/notices.service.js';
import { type CorrectionRecord, CorrectionsStore } from './corrections.store.js';
import { CredentialsService } from './credentials.service.js';

/** A correction as an officer wants it, and the key under which the request may be repeated. */
export interface CorrectionRequest extends NewCorrection {
  readonly credentialId: string;
  readonly key: string | undefined;
}

/** Offers holders a credential that says it right. */
@Injectable()
export class CorrectionOffers {
  constructor(
    private readonly store: CorrectionsStore,
    private readonly credentials: CredentialsService,
    private readonly notices: NoticesService,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /**
   * Refuses `credential.unknown`, what changeStatus refuses for `supersede`, what checkCorrection
   * refuses, and `correction.already-offered`.
   */
  offer({ key: repeatKey, ...body }: CorrectionRequest, me: Account): Promise<Correction> {
    const request = { accountId: me.id, key: repeatKey, operation: 'corrections.offer', body };
    return this.idempotency.once(request, async (m) => {
      const { credentialId, ...correction } = body;
      const credential = await this.credentials.lock(credentialId, m);
      changeStatus(credential, 'supersede', me.id);
      const offeredAt = this.clock.now();
      const corrected = checkCorrection(credential.record, correction, offeredAt);
      const earlier = await this.store.ofCredential(credentialId, m);
      if (earlier.some(({ newCredentialId }) => newCredentialId === undefined))
        throw new DomainError('correction.already-offered');
      const { reasonCode } = correction;
      const record = await this.store.add(
        { credentialId, reasonCode, corrected, offeredBy: me.id, offeredAt },
        m,
      );
      const args = { credentialId, reasonCode };
      const key = 'credential.correction-offered';
      await this.notices.tell(credential.personId, { key, args }, m);
      return viewCorrection(record);
    });
  }

  /** Of a credential, for its holder and for officers. Refuses `credential.unknown`. */
  async list(credentialId: string, me: Account): Promise<Corrections> {
    const { personId } = await this.credentials.get(credentialId);
    if (!me.roles.includes('officer') && personId !== me.personId)
      throw new DomainError('credential.unknown');
    return { items: (await this.store.ofCredential(credentialId)).map(viewCorrection) };
  }
}

function viewCorrection(record: CorrectionRecord): Correction {
  const { id, credentialId, reasonCode, corrected, offeredAt, newCredentialId } = record;
  const { subject, language, experience, validUntil } = corrected;
  return {
    id,
    credentialId,
    reasonCode,
    state: newCredentialId === undefined ? 'offered' : 'issued',
    offeredAt: offeredAt.toISOString(),
    ...(newCredentialId !== undefined && { newCredentialId }),
    subject: { givenName: subject.givenName, familyName: subject.familyName },
    language,
    experience,
    ...(validUntil !== undefined && { validUntil }),
  };
}
