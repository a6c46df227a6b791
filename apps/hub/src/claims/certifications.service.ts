import { Injectable } from '@nestjs/common';
import { changeStatus } from '#domain/credential/change-status.js';
import { checkRenewal, renewedUntil } from '#domain/credential/check-renewal.js';
import { DomainError } from '#domain/core/domain-error.js';
import { dayOf } from '#domain/core/instant.js';
import type { Issued, NewClaim } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import type { Prepared, StoredCredential } from '../issuing/certifiable.js';
import { CredentialsService } from '../issuing/credentials.service.js';
import { IssuingService } from '../issuing/issuing.service.js';
import { ReplacementsService } from '../issuing/replacements.service.js';
import { certifiableOf } from './certifiable-of.js';
import type { ClaimFile } from './claim-file.js';
import type { ClaimRecord } from './claim-record.js';

/** From a claim to its credential: a first one, one that renews, or a better one after an appeal. */
@Injectable()
export class CertificationsService {
  constructor(
    private readonly issuing: IssuingService,
    private readonly replacements: ReplacementsService,
    private readonly credentials: CredentialsService,
    private readonly clock: Clock,
  ) {}

  /** Signs what the claim has come to; see IssuingService.prepare. */
  async prepare(file: ClaimFile): Promise<Prepared> {
    const certifiable = certifiableOf(file);
    const old = await this.replaced(file.claim);
    if (!old) return this.issuing.prepare(certifiable);
    const isRenewal = file.claim.credentialId === undefined;
    const validUntil = isRenewal
      ? renewedUntil(old.record, this.clock.now())
      : old.record.validUntil;
    return this.issuing.prepare(
      { ...certifiable, ...(validUntil !== undefined && { validUntil }) },
      old,
    );
  }

  /** Stores it, and supersedes what it takes the place of; refuses as ReplacementsService.replace. */
  store(
    prepared: Prepared,
    { credentialId }: ClaimRecord,
    me: Account,
    m: Transaction,
  ): Promise<Issued> {
    if (prepared.replaces === undefined) return this.issuing.store(prepared, m);
    const reasonCode = credentialId === undefined ? 'renewed' : 'appeal-upheld';
    return this.replacements.replace(prepared, { reasonCode, decidedBy: me.id }, m);
  }

  /** What was issued before. */
  async issued(credentialId: string): Promise<Issued> {
    const { claimId, ledgerState } = await this.credentials.get(credentialId);
    return { credentialId, claimId, ledgerState };
  }

  /**
   * What a new claim renews. Refuses `credential.unknown` for one of somebody else, what changeStatus
   * refuses for `supersede`, and what checkRenewal refuses.
   */
  async renewal(
    credentialId: string,
    asked: Pick<NewClaim, 'standard' | 'level'>,
    me: Account,
    m: Transaction,
  ): Promise<NonNullable<ClaimRecord['renewal']>> {
    const credential = await this.credentials.get(credentialId, m);
    if (credential.personId !== me.personId) throw new DomainError('credential.unknown');
    changeStatus(credential, 'supersede', me.id);
    checkRenewal(credential.record, asked, this.clock.now());
    return { credentialId, since: dayOf(credential.issuedAt) };
  }

  /** A correction may have taken the place of the credential that the claim knows. */
  private async replaced({
    credentialId,
    renewal,
  }: ClaimRecord): Promise<StoredCredential | undefined> {
    const first = credentialId ?? renewal?.credentialId;
    if (first === undefined) return undefined;
    let credential = await this.credentials.get(first);
    while (credential.replacedBy !== undefined)
      credential = await this.credentials.get(credential.replacedBy);
    return credential;
  }
}
