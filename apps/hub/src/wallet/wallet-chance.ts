import { Injectable } from '@nestjs/common';
import { TX_CODE_DIGITS } from '#credentials/issuer-metadata.js';
import { Ids, Salts } from '#platform/clock.js';
import { OFFER_BYTES } from './wallet-secrets.js';

/** What chance gives to a new offer. */
@Injectable()
export class WalletChance {
  constructor(
    private readonly ids: Ids,
    private readonly salts: Salts,
  ) {}

  next(): { readonly id: string; readonly token: string; readonly txCode: string } {
    return {
      id: this.ids.next(),
      token: this.salts.bytes(OFFER_BYTES).toString('base64url'),
      txCode: String(this.salts.below(10 ** TX_CODE_DIGITS)).padStart(TX_CODE_DIGITS, '0'),
    };
  }
}
