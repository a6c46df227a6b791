import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import { checkActive } from '#domain/credential/check-active.js';
import { Clock } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import type { StoredCredential } from '../issuing/certifiable.js';
import { CredentialsService } from '../issuing/credentials.service.js';
import { type WalletSession, WalletOffersStore } from './wallet-offers.store.js';
import { hashOf } from './wallet-secrets.js';

/** What a wallet may take now. */
export interface OpenSession extends WalletSession {
  readonly credential: StoredCredential;
}

/** What the bearer of an access token may do. */
@Injectable()
export class WalletSessions {
  constructor(
    private readonly store: WalletOffersStore,
    private readonly credentials: CredentialsService,
    private readonly clock: Clock,
  ) {}

  /** Refuses `wallet-token.refused`. */
  async find(token: string | undefined, m?: Transaction): Promise<WalletSession> {
    const found =
      token === undefined
        ? undefined
        : await this.store.session(hashOf(token), this.clock.now(), m);
    if (!found) throw new DomainError('wallet-token.refused');
    return found;
  }

  /** The credential that may be taken. Refuses `wallet-token.refused`, `credential.not-active`. */
  async open(token: string | undefined): Promise<OpenSession> {
    const session = await this.find(token);
    return this.withActive(session, await this.credentials.get(session.credentialId));
  }

  /** The same once more, while nobody changes status or offer until the transaction ends. */
  locked<T>(
    token: string | undefined,
    { credentialId }: WalletSession,
    work: (session: OpenSession, m: Transaction) => Promise<T>,
  ): Promise<T> {
    return this.store.atomically(async (m) => {
      // Status before offers, in every transaction.
      const credential = await this.credentials.lock(credentialId, m);
      return work(this.withActive(await this.find(token, m), credential), m);
    });
  }

  private withActive(session: WalletSession, credential: StoredCredential): OpenSession {
    checkActive(credential.status, credential.record.validUntil, this.clock.now());
    return { ...session, credential };
  }
}
