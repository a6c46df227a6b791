import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '#domain/core/domain-error.js';
import type { Session } from '#domain/generated/schemas.js';
import { Clock, Salts } from '../clock.js';
import { inTransaction } from '../database/in-transaction.js';
import type { Account } from './account.js';
import { AccountsStore } from './accounts.store.js';
import { hashPassword, isPassword } from './password.js';

/** One hour: a working session at a shared machine, not a day. */
const SESSION_MS = 60 * 60_000;
/** After so many failures in a row an account waits before the next try counts. */
const MAX_FAILURES = 10;
const FAILURE_WINDOW_MS = 15 * 60_000;

/** A token is kept as its digest only, so a copy of the table opens no session. */
export const tokenDigest = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Signing in and out. */
@Injectable()
export class SessionsService {
  /** Checked when the address is unknown, so that the answer takes as long as for a known one. */
  private readonly decoy: Promise<string>;

  constructor(
    private readonly db: DataSource,
    private readonly store: AccountsStore,
    private readonly clock: Clock,
    private readonly salts: Salts,
  ) {
    this.decoy = hashPassword(salts.next().toString('base64url'));
  }

  async signIn(email: string, password: string): Promise<Session> {
    const now = this.clock.now();
    const found = await this.store.findForSignIn(email);
    const recent =
      found?.failedSince && now.getTime() - found.failedSince.getTime() < FAILURE_WINDOW_MS
        ? found.failedSignIns
        : 0;
    if (recent >= MAX_FAILURES) throw new DomainError('session.throttled');
    const matches = await isPassword(found?.passwordHash ?? (await this.decoy), password);
    if (!found?.passwordHash || !matches) {
      if (found)
        await this.store.countFailure(
          found.account.id,
          recent + 1,
          recent > 0 && found.failedSince ? found.failedSince : now,
        );
      throw new DomainError('session.refused');
    }
    const token = this.salts.next().toString('base64url');
    const expiresAt = new Date(now.getTime() + SESSION_MS);
    await inTransaction(this.db, (m) =>
      this.store.openSession(tokenDigest(token), found.account.id, now, expiresAt, m),
    );
    const { id, name, roles, personId } = found.account;
    const account = { id, name, email: found.account.email, roles: [...roles] };
    return {
      token,
      expiresAt: expiresAt.toISOString(),
      account: { ...account, ...(personId !== undefined && { personId }) },
    };
  }

  accountOf(token: string): Promise<Account | undefined> {
    return this.store.accountOfSession(tokenDigest(token), this.clock.now());
  }

  signOut(token: string): Promise<void> {
    return this.store.closeSession(tokenDigest(token));
  }
}
