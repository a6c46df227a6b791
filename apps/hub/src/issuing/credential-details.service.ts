import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { CredentialDetail } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { CredentialsService } from './credentials.service.js';
import { StatusChangesStore } from './status-changes.store.js';

/** What a credential says and what happened to it, for its holder and for officers. */
@Injectable()
export class CredentialDetails {
  constructor(
    private readonly credentials: CredentialsService,
    private readonly changes: StatusChangesStore,
  ) {}

  /** Holders read why by its code; the words of officers stay among officers. Refuses `credential.unknown`. */
  async find(id: string, me: Account): Promise<CredentialDetail> {
    const { personId, record } = await this.credentials.get(id);
    const isOfficer = me.roles.includes('officer');
    if (!isOfficer && personId !== me.personId) throw new DomainError('credential.unknown');
    const changes = await this.changes.ofCredential(id);
    const asked = isOfficer ? await this.changes.findAsked(id) : undefined;
    return {
      record,
      changes: changes.map(({ status, reasonCode, reason, decidedAt }) => ({
        status,
        reasonCode,
        ...(isOfficer && { reason }),
        at: decidedAt.toISOString(),
      })),
      ...(asked && {
        asked: {
          reasonCode: asked.reasonCode,
          reason: asked.reason,
          at: asked.askedAt.toISOString(),
          byYou: asked.askedBy === me.id,
        },
      }),
    };
  }
}
