import { Inject, Injectable } from '@nestjs/common';
import { toString as qrCode } from 'qrcode';
import { credentialOffer } from '#credentials/issuer-metadata.js';
import type { JsonObject } from '#credentials/json-object.js';
import { DomainError } from '#domain/core/domain-error.js';
import { checkActive } from '#domain/credential/check-active.js';
import type { WalletOffer } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock } from '#platform/clock.js';
import { HUB_CONFIG, type HubConfig } from '../hub.config.js';
import { CredentialsService } from '../issuing/credentials.service.js';
import { refuseOthers } from './refuse-others.js';
import { WalletChance } from './wallet-chance.js';
import { WalletOffersStore } from './wallet-offers.store.js';
import { codeOf, hashOf, txHashOf } from './wallet-secrets.js';

/** Long enough to fetch the telephone; an offer that lies about is worth nothing. */
const OFFER_MS = 15 * 60_000;

/** Offers that are over stay for a day, so that their answers and tokens surely are over as well. */
const KEPT_MS = 24 * 60 * 60_000;

/** 16 bytes in base64url: anything else is not looked up. */
const TOKEN = /^[A-Za-z0-9_-]{22}$/;

/** Offers credentials to the wallets of their holders (OpenID4VCI 1.0, 4.1). */
@Injectable()
export class WalletOffersService {
  constructor(
    private readonly store: WalletOffersStore,
    private readonly credentials: CredentialsService,
    private readonly clock: Clock,
    private readonly chance: WalletChance,
    @Inject(HUB_CONFIG) private readonly config: HubConfig,
  ) {}

  /**
   * An offer that ends the one before it. Link and picture hold no transaction code: it goes another
   * way, from screen to hand. Refuses `credential.unknown`, also for somebody else's, and
   * `credential.not-active`.
   */
  async make(credentialId: string, me: Account): Promise<WalletOffer> {
    refuseOthers(await this.credentials.get(credentialId), me);
    const { id, token, txCode } = this.chance.next();
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + OFFER_MS);
    const code = codeOf(token);
    await this.store.atomically(async (m) => {
      // Of two offers at once the second waits here, and then ends the first.
      const { personId, status, record } = await this.credentials.lock(credentialId, m);
      checkActive(status, record.validUntil, now);
      await this.store.forget(new Date(now.getTime() - KEPT_MS), m);
      await this.store.endOf(credentialId, now, m);
      const offer = { id, credentialId, personId, madeAt: now, expiresAt };
      const hashes = { offer: hashOf(token), code: hashOf(code), tx: txHashOf(code, txCode) };
      await this.store.add(offer, hashes, m);
      // crash before the commit: the offer before it goes on; after: whoever lost the answer makes
      // another one
    });
    const offerUrl = `${this.config.publicUrl}/oid4vci/offers/${token}`;
    const offerUri = `openid-credential-offer://?credential_offer_uri=${encodeURIComponent(offerUrl)}`;
    const qr = await qrCode(offerUri, { type: 'svg' });
    return { offerUri, offerUrl, txCode, expiresAt: expiresAt.toISOString(), qr };
  }

  /** The offer behind an address; wrong, used, replaced and over are one answer: `wallet-offer.unknown`. */
  async offer(token: string): Promise<JsonObject> {
    const isOpen = TOKEN.test(token) && (await this.store.isOpen(hashOf(token), this.clock.now()));
    if (!isOpen) throw new DomainError('wallet-offer.unknown');
    return credentialOffer(this.config.publicUrl, codeOf(token));
  }
}
