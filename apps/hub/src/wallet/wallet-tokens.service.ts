import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { JsonObject } from '#credentials/json-object.js';
import { DomainError } from '#domain/core/domain-error.js';
import { Clock, Salts } from '#platform/clock.js';
import { readTokenRequest } from './read-token-request.js';
import { WalletOffersStore } from './wallet-offers.store.js';
import { hashOf, TOKEN_BYTES, txHashOf } from './wallet-secrets.js';

/** Five minutes: a wallet asks for its credentials at once. */
const TOKEN_SECONDS = 300;

/** Gives wallets a token for the code of an offer (OpenID4VCI 1.0, 6). */
@Injectable()
export class WalletTokensService {
  constructor(
    private readonly store: WalletOffersStore,
    private readonly clock: Clock,
    private readonly salts: Salts,
  ) {}

  /** Refuses as readTokenRequest does, and `wallet-grant.refused` without saying what was wrong. */
  async grant(form: unknown): Promise<JsonObject> {
    const { code, txCode, identifiers } = readTokenRequest(form);
    const now = this.clock.now();
    const tried = await this.store.attempt(hashOf(code), now);
    // crash here: a try is gone
    if (!tried || !timingSafeEqual(tried.txHash, txHashOf(code, txCode)))
      throw new DomainError('wallet-grant.refused');
    const token = this.salts.bytes(TOKEN_BYTES).toString('base64url');
    const expiresAt = new Date(now.getTime() + TOKEN_SECONDS * 1000);
    const granted = { hash: hashOf(token), expiresAt, identifiers };
    if (!(await this.store.grant(tried.id, granted, now)))
      throw new DomainError('wallet-grant.refused');
    // crash here: the offer is used and nobody has the token; the holder makes another one
    return {
      access_token: token,
      token_type: 'Bearer',
      expires_in: TOKEN_SECONDS,
      ...(identifiers && {
        authorization_details: identifiers.map((name) => ({
          type: 'openid_credential',
          credential_configuration_id: name,
          credential_identifiers: [name],
        })),
      }),
    };
  }
}
