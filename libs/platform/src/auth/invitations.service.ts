import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DomainError } from '#domain/core/domain-error.js';
import type { Invitation } from '#domain/generated/schemas.js';
import { Clock, Ids, Salts } from '../clock.js';
import { inTransaction } from '../database/in-transaction.js';
import type { Account } from './account.js';
import { AccountsStore } from './accounts.store.js';
import { hashPassword } from './password.js';
import { tokenDigest } from './sessions.service.js';

/** Seven days: time for a letter through the works office. */
const INVITATION_MS = 7 * 24 * 60 * 60_000;

/** How an account gets its password: by a token that is shown once and used once. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly db: DataSource,
    private readonly store: AccountsStore,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly salts: Salts,
  ) {}

  /** Invites the first account of an app as long as nobody can sign in; afterwards it gives nothing. */
  async inviteFirst(account: Omit<Account, 'id'>): Promise<Invitation | undefined> {
    if (!(await this.store.isUnclaimed())) return undefined;
    const known = await this.store.findForSignIn(account.email);
    const first = known?.account ?? { ...account, id: this.ids.next() };
    return inTransaction(this.db, async (m) => {
      if (!known) await this.store.add(first, m);
      return this.write(first, m);
    });
  }

  /** A fresh invitation; an earlier one of the account ends. */
  async invite(account: Account): Promise<Invitation> {
    return inTransaction(this.db, (m) => this.write(account, m));
  }

  /**
   * Starts an account anew: its password, its sessions and an earlier invitation end, and it may be
   * under another address. Only whoever gets the invitation signs in again.
   */
  async restart(account: Account, m: EntityManager): Promise<Invitation> {
    await this.store.change(account, m);
    await this.store.clearPassword(account.id, m);
    return this.write(account, m);
  }

  /** Sets the password and ends all sessions. Refuses an invitation that is unknown, used or over. */
  async accept(token: string, password: string): Promise<void> {
    if (new Set(password).size < 5)
      throw new DomainError('password.too-weak', {
        expected: 'at least five different characters',
      });
    const passwordHash = await hashPassword(password);
    await inTransaction(this.db, async (m) => {
      const accountId = await this.store.useInvitation(tokenDigest(token), this.clock.now(), m);
      if (accountId === undefined) throw new DomainError('invitation.unknown');
      await this.store.setPassword(accountId, passwordHash, m);
    });
  }

  private async write(account: Account, m: EntityManager): Promise<Invitation> {
    const token = this.salts.next().toString('base64url');
    const expiresAt = new Date(this.clock.now().getTime() + INVITATION_MS);
    await this.store.invite(tokenDigest(token), account.id, expiresAt, m);
    return { token, email: account.email, expiresAt: expiresAt.toISOString() };
  }
}
