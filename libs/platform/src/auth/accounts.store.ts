import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull, LessThan, MoreThan, Not } from 'typeorm';
import { DomainError } from '#domain/core/domain-error.js';
import type { Account } from './account.js';
import { AccountEntity } from './account.entity.js';
import { InvitationEntity } from './invitation.entity.js';
import { SessionEntity } from './session.entity.js';

/** An account with what signing in needs; never leaves this folder. */
export interface SignInAccount {
  readonly account: Account;
  readonly passwordHash: string | null;
  readonly failedSignIns: number;
  readonly failedSince: Date | null;
}

const accountOf = (row: AccountEntity): Account => ({
  id: row.id,
  name: row.name,
  email: row.email,
  roles: row.roles,
  ...(row.personId !== null && { personId: row.personId }),
});

/** Accounts, their sessions and invitations. */
@Injectable()
export class AccountsStore {
  constructor(private readonly db: DataSource) {}

  /** Whether nobody can sign in yet: no account has a password. */
  async isUnclaimed(): Promise<boolean> {
    const claimed = await this.db
      .getRepository(AccountEntity)
      .countBy({ passwordHash: Not(IsNull()) });
    return claimed === 0;
  }

  async findById(id: string): Promise<Account | undefined> {
    const row = await this.db.getRepository(AccountEntity).findOneBy({ id });
    return row ? accountOf(row) : undefined;
  }

  async all(m: EntityManager = this.db.manager): Promise<readonly Account[]> {
    return (await m.find(AccountEntity)).map(accountOf);
  }

  async findByPerson(
    personId: string,
    m: EntityManager = this.db.manager,
  ): Promise<Account | undefined> {
    const row = await m.findOneBy(AccountEntity, { personId });
    return row ? accountOf(row) : undefined;
  }

  async findForSignIn(email: string): Promise<SignInAccount | undefined> {
    const row = await this.db
      .getRepository(AccountEntity)
      .findOneBy({ email: email.toLowerCase() });
    if (!row) return undefined;
    const { passwordHash, failedSignIns, failedSince } = row;
    return { account: accountOf(row), passwordHash, failedSignIns, failedSince };
  }

  /** Refuses `account.exists` an e-mail address or a person that has an account, also in a race. */
  async add(account: Account, m: EntityManager = this.db.manager): Promise<void> {
    const added = await m.query<unknown[]>(
      `INSERT INTO account (id, email, name, roles, person_id) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING RETURNING 1`,
      [
        account.id,
        account.email.toLowerCase(),
        account.name,
        [...account.roles],
        account.personId ?? null,
      ],
    );
    if (added.length === 0) throw new DomainError('account.exists');
  }

  async change(account: Account, m: EntityManager): Promise<void> {
    const { email, name, roles } = account;
    await m.update(AccountEntity, account.id, {
      email: email.toLowerCase(),
      name,
      roles: [...roles],
    });
  }

  async setPassword(accountId: string, passwordHash: string, m: EntityManager): Promise<void> {
    await m.update(AccountEntity, accountId, { passwordHash, failedSignIns: 0, failedSince: null });
    await m.delete(SessionEntity, { accountId });
  }

  /** Nobody signs in with it, or goes on with a session, until a password is set anew. */
  async clearPassword(accountId: string, m: EntityManager): Promise<void> {
    await m.update(AccountEntity, accountId, {
      passwordHash: null,
      failedSignIns: 0,
      failedSince: null,
    });
    await m.delete(SessionEntity, { accountId });
  }

  async countFailure(accountId: string, failures: number, since: Date): Promise<void> {
    await this.db
      .getRepository(AccountEntity)
      .update(accountId, { failedSignIns: failures, failedSince: since });
  }

  async openSession(
    tokenDigest: Buffer,
    accountId: string,
    now: Date,
    expiresAt: Date,
    m: EntityManager,
  ): Promise<void> {
    await m.delete(SessionEntity, { expiresAt: LessThan(now) });
    await m.insert(SessionEntity, { tokenDigest, accountId, expiresAt });
    await m.update(AccountEntity, accountId, { failedSignIns: 0, failedSince: null });
  }

  async accountOfSession(tokenDigest: Buffer, now: Date): Promise<Account | undefined> {
    const row = await this.db
      .createQueryBuilder(AccountEntity, 'account')
      .innerJoin(SessionEntity, 'session', 'session.account_id = account.id')
      .where('session.token_digest = :tokenDigest', { tokenDigest })
      .andWhere('session.expires_at > :now', { now })
      .getOne();
    return row ? accountOf(row) : undefined;
  }

  async closeSession(tokenDigest: Buffer): Promise<void> {
    await this.db.getRepository(SessionEntity).delete({ tokenDigest });
  }

  async invite(
    tokenDigest: Buffer,
    accountId: string,
    expiresAt: Date,
    m: EntityManager = this.db.manager,
  ): Promise<void> {
    await m.delete(InvitationEntity, { accountId });
    await m.insert(InvitationEntity, { tokenDigest, accountId, expiresAt });
  }

  /** Uses up an invitation: of two at the same time one gets nothing. */
  async useInvitation(
    tokenDigest: Buffer,
    now: Date,
    m: EntityManager,
  ): Promise<string | undefined> {
    const row = await m.findOneBy(InvitationEntity, { tokenDigest, expiresAt: MoreThan(now) });
    const { affected } = await m.delete(InvitationEntity, { tokenDigest });
    return affected === 1 ? row?.accountId : undefined;
  }

  /** Whether an account with this role, other than this one, has a password. */
  async isRoleHeldBeside(accountId: string, role: string, m: EntityManager): Promise<boolean> {
    const rows = await m.query<unknown[]>(
      `SELECT id FROM account WHERE id <> $1 AND $2 = ANY (roles) AND password_hash IS NOT NULL
       FOR SHARE`,
      [accountId, role],
    );
    return rows.length > 0;
  }

  /** Ends an account for good, with its sessions and its invitation. */
  async remove(accountId: string, m: EntityManager): Promise<void> {
    await m.query('SELECT id FROM account WHERE id = $1 FOR UPDATE', [accountId]);
    await m.delete(SessionEntity, { accountId });
    await m.delete(InvitationEntity, { accountId });
    await m.delete(AccountEntity, { id: accountId });
  }
}
