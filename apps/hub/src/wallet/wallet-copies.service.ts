import { Injectable } from '@nestjs/common';
import { WALLET_FORMATS } from '#credentials/wallet-configurations.js';
import { DomainError } from '#domain/core/domain-error.js';
import type { WalletCopies } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import type { ProofState } from '#platform/ledger/ledger-proofs.js';
import { CredentialsService } from '../issuing/credentials.service.js';
import { RenderingsService } from '../issuing/renderings.service.js';
import { refuseOthers } from './refuse-others.js';
import { type WalletCopy, WalletCopiesStore } from './wallet-copies.store.js';

/** What holders see of the copies in their wallets. */
@Injectable()
export class WalletCopiesService {
  constructor(
    private readonly store: WalletCopiesStore,
    private readonly credentials: CredentialsService,
    private readonly renderings: RenderingsService,
  ) {}

  /** Refuses `credential.unknown`, also for somebody else's. */
  async list(credentialId: string, me: Account): Promise<WalletCopies> {
    refuseOthers(await this.credentials.get(credentialId), me);
    return { items: (await this.store.ofCredential(credentialId)).map(viewOf) };
  }

  async ofPerson(personId: string): Promise<WalletCopies> {
    return { items: (await this.store.ofPerson(personId)).map(viewOf) };
  }

  /** The `.tlog-proof` of a copy: its own, or that of the credential it is. Refuses `wallet-copy.unknown`. */
  async proof(copyId: string, me: Account, waitMs: number): Promise<ProofState> {
    const { personId } = me;
    const copy =
      personId === undefined ? undefined : await this.store.findOfPerson(copyId, personId);
    if (!copy) throw new DomainError('wallet-copy.unknown');
    if (copy.rendering) return this.renderings.proofOf(copy.rendering, copy.personId, waitMs);
    return this.credentials.proofOf(await this.credentials.get(copy.credentialId), waitMs);
  }
}

const viewOf = (copy: WalletCopy): WalletCopies['items'][number] => ({
  id: copy.id,
  format: WALLET_FORMATS[copy.configuration],
  claimedAt: copy.claimedAt.toISOString(),
  ...(copy.keyThumbprint !== undefined && { keyThumbprint: copy.keyThumbprint }),
  ...(copy.notified && {
    notified: { event: copy.notified.event, at: copy.notified.at.toISOString() },
  }),
});
