import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { Invitation, NewAccount } from '#domain/generated/schemas.js';
import { AccountsStore } from '#platform/auth/accounts.store.js';
import { InvitationsService } from '#platform/auth/invitations.service.js';
import { Ids } from '#platform/clock.js';

/** Accounts of the registry: administrators and experts. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly store: AccountsStore,
    private readonly invitations: InvitationsService,
    private readonly ids: Ids,
  ) {}

  /**
   * Makes the account and invites its owner to set a password. For the same account again the
   * earlier invitation ends and a new one begins. Refuses `account.exists` for an account that has
   * another name or role.
   */
  async invite({ name, email, role }: NewAccount): Promise<Invitation> {
    const existing = (await this.store.findForSignIn(email))?.account;
    if (existing && (existing.name !== name || existing.roles.join() !== role))
      throw new DomainError('account.exists');
    const account = existing ?? { id: this.ids.next(), name, email, roles: [role] };
    // crash between the two: an account nobody can use; asking again invites its owner
    if (!existing) await this.store.add(account);
    return this.invitations.invite(account);
  }
}
