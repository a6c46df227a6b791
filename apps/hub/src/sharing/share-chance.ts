import { Injectable } from '@nestjs/common';
import { Ids, Salts } from '#platform/clock.js';
import { TOKEN_BYTES } from './share-token.js';

/** The id and the token of a new link. */
@Injectable()
export class ShareChance {
  constructor(
    private readonly ids: Ids,
    private readonly salts: Salts,
  ) {}

  next(): { readonly id: string; readonly token: string } {
    return {
      id: this.ids.next(),
      token: this.salts.bytes(TOKEN_BYTES).toString('base64url'),
    };
  }
}
