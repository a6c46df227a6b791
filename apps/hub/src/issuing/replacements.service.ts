import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import { changeStatus } from '#domain/credential/change-status.js';
import type { Issued } from '#domain/generated/schemas.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import type { Prepared } from './certifiable.js';
import { CredentialsService } from './credentials.service.js';
import { IssuingService } from './issuing.service.js';
import { StatusWriter } from './status-writer.js';

/** Why a credential takes the place of another, and who decided it. */
export interface Replacement {
  readonly reasonCode: 'corrected' | 'renewed' | 'appeal-upheld';
  readonly decidedBy: string;
}

/** Puts a new credential in the place of an old one. */
@Injectable()
export class ReplacementsService {
  constructor(
    private readonly credentials: CredentialsService,
    private readonly issuing: IssuingService,
    private readonly writer: StatusWriter,
  ) {}

  /**
   * Stores the new credential and supersedes the one it replaces, all or nothing. Refuses as
   * changeStatus does for `supersede`, and `credential.unknown` when the old one is gone.
   */
  async replace(
    prepared: Prepared,
    { reasonCode, decidedBy }: Replacement,
    m: Transaction,
  ): Promise<Issued> {
    if (prepared.replaces === undefined) throw new DomainError('credential.unknown');
    const old = await this.credentials.lock(prepared.replaces, m);
    const status = changeStatus(old, 'supersede', decidedBy);
    const issued = await this.issuing.store(prepared, m);
    const newCredentialId = issued.credentialId;
    // The words are for a person's decision; here the reason code says it all.
    const decided = { status, reasonCode, reason: reasonCode, decidedBy, newCredentialId };
    await this.writer.write(old, decided, m);
    return issued;
  }
}
