import { Injectable } from '@nestjs/common';
import { MAX_KEY_PROOFS } from '#credentials/issuer-metadata.js';
import { jwkThumbprint } from '#credentials/jwk-thumbprint.js';
import { isHolderBound, type WalletConfiguration } from '#credentials/wallet-configurations.js';
import { DomainError } from '#domain/core/domain-error.js';
import type { PublicJwk } from '#domain/generated/schemas.js';
import { Clock, Ids, Salts } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { RenderingsService } from '../issuing/renderings.service.js';
import { WalletCopiesStore } from './wallet-copies.store.js';
import { hashOf, OFFER_BYTES } from './wallet-secrets.js';
import type { OpenSession } from './wallet-sessions.js';

/** What a wallet is about to be given. */
export interface TakenCopies {
  readonly configuration: WalletConfiguration;
  /** Of each text its key, where copies are bound to keys. */
  readonly holders: readonly PublicJwk[];
  readonly texts: readonly string[];
}

/** Three full requests: who lost an answer may ask again, and nobody fills the ledger. */
const COPIES_PER_OFFER = 3 * MAX_KEY_PROOFS;

/** Puts down what wallets take, before they have it. */
@Injectable()
export class WalletKeeping {
  constructor(
    private readonly store: WalletCopiesStore,
    private readonly renderings: RenderingsService,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly salts: Salts,
  ) {}

  /** Writes copies and their leaves, and gives their notification id. Refuses `wallet-copy.too-many`. */
  async keep(
    { offerId, credential }: OpenSession,
    { configuration, holders, texts }: TakenCopies,
    m: Transaction,
  ): Promise<string> {
    if ((await this.store.countOfOffer(offerId, m)) + texts.length > COPIES_PER_OFFER)
      throw new DomainError('wallet-copy.too-many');
    const notificationId = this.salts.bytes(OFFER_BYTES).toString('base64url');
    const origin = { offerId, notificationHash: hashOf(notificationId) };
    const { id: credentialId, personId } = credential;
    for (const [i, text] of texts.entries()) {
      const holder = holders[i];
      const copy = {
        id: this.ids.next(),
        credentialId,
        personId,
        configuration,
        claimedAt: this.clock.now(),
        ...(holder && { keyThumbprint: jwkThumbprint(holder) }),
        ...(isHolderBound(configuration) && {
          rendering: await this.renderings.commit(text, personId, m),
        }),
      };
      await this.store.add(copy, origin, m);
    }
    return notificationId;
  }
}
