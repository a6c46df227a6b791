import { Injectable } from '@nestjs/common';
import type { JsonObject } from '#credentials/json-object.js';
import { isHolderBound, type WalletConfiguration } from '#credentials/wallet-configurations.js';
import { DomainError } from '#domain/core/domain-error.js';
import type { PublicJwk, WalletCredentialRequest } from '#domain/generated/schemas.js';
import type { StoredCredential } from '../issuing/certifiable.js';
import { RenderingsService } from '../issuing/renderings.service.js';
import { chosenConfiguration } from './chosen-configuration.js';
import { KeyProofsService } from './key-proofs.service.js';
import { WalletKeeping } from './wallet-keeping.service.js';
import { WalletSessions } from './wallet-sessions.js';

/** Gives wallets the credential they were offered (OpenID4VCI 1.0, 8). */
@Injectable()
export class WalletClaimsService {
  constructor(
    private readonly sessions: WalletSessions,
    private readonly proofs: KeyProofsService,
    private readonly renderings: RenderingsService,
    private readonly keeping: WalletKeeping,
  ) {}

  /**
   * One copy for each key where copies are bound to keys, else one. Refuses as WalletSessions,
   * chosenConfiguration and KeyProofsService do, `wallet-proof.refused` without a key where one is
   * needed, `credential.out-of-scope` and `wallet-copy.too-many`.
   */
  async claim(token: string | undefined, request: WalletCredentialRequest): Promise<JsonObject> {
    const open = await this.sessions.open(token);
    const configuration = chosenConfiguration(request, open.identifiers);
    const shown = await this.proofs.check(request.proofs?.jwt ?? []);
    const holders = isHolderBound(configuration) ? shown.holders : [];
    if (isHolderBound(configuration) && holders.length === 0)
      throw new DomainError('wallet-proof.refused', { expected: 'proofs of type jwt' });
    const texts = await this.textsOf(open.credential, configuration, holders);
    // crash here: signed texts that nobody has; the wallet asks again
    const notificationId = await this.sessions.locked(token, open, async (session, m) => {
      await this.proofs.spend(shown, m);
      return this.keeping.keep(session, { configuration, holders, texts }, m);
    });
    // crash here: copies on record that nobody has; the wallet asks again with another nonce, and
    // the leaves of the first ones mean nothing to anybody
    const credentials = texts.map((text) => ({
      credential: configuration === 'competence_ob_di' ? (JSON.parse(text) as JsonObject) : text,
    }));
    return { credentials, notification_id: notificationId };
  }

  private async textsOf(
    credential: StoredCredential,
    configuration: WalletConfiguration,
    holders: readonly PublicJwk[],
  ): Promise<readonly string[]> {
    switch (configuration) {
      case 'competence_sd_jwt':
        return this.renderings.signSdJwts(credential, holders);
      case 'competence_ob_jwt':
        return [credential.jwt];
      case 'competence_ob_di':
        return [credential.openBadge];
    }
  }
}
