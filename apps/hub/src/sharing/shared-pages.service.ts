import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { NewShare, SharedPage } from '#domain/generated/schemas.js';
import { sharedPage } from '#domain/sharing/shared-page.js';
import { Clock } from '#platform/clock.js';
import type { ProofState } from '#platform/ledger/ledger-proofs.js';
import type { StoredCredential } from '../issuing/certifiable.js';
import { CredentialsService } from '../issuing/credentials.service.js';
import { hashOfToken, isToken } from './share-token.js';
import { type Opened, SharesStore, type StoredShare } from './shares.store.js';

/** What whoever has a link gets. Wrong, expired, revoked and erased are one answer: `share.unknown`. */
@Injectable()
export class SharedPages {
  constructor(
    private readonly store: SharesStore,
    private readonly credentials: CredentialsService,
    private readonly clock: Clock,
  ) {}

  /** The page of a draft; the preview and the link itself come from here. Refuses `credential.unknown`. */
  async compose(draft: NewShare, personId: string): Promise<SharedPage> {
    const credentials: StoredCredential[] = [];
    for (const { id } of draft.credentials) {
      const credential = await this.credentials.get(id);
      if (credential.personId !== personId) throw new DomainError('credential.unknown');
      credentials.push(credential);
    }
    return sharedPage({ draft, credentials });
  }

  /** Refuses `credential.contested` as well: a new link shows nothing that its maker says is wrong. */
  async composeNew(draft: NewShare, personId: string): Promise<SharedPage> {
    const page = await this.compose(draft, personId);
    for (const { id } of draft.credentials)
      if ((await this.credentials.get(id)).contestedAt)
        throw new DomainError('credential.contested');
    return page;
  }

  async open(token: string): Promise<SharedPage> {
    const share = await this.find(token);
    const page = await this.compose(share.draft, share.personId);
    await this.note(share, { what: 'page' });
    return page;
  }

  async openBadge(token: string, number: string): Promise<string> {
    return (await this.file(token, number, 'open-badge')).openBadge;
  }

  async jwt(token: string, number: string): Promise<string> {
    return (await this.file(token, number, 'jwt')).jwt;
  }

  async proof(token: string, number: string): Promise<ProofState> {
    return this.credentials.proofOf(await this.file(token, number, 'proof'), 0);
  }

  /** A file there is only of a credential that the holder shows whole. */
  private async file(
    token: string,
    number: string,
    what: Opened['what'],
  ): Promise<StoredCredential> {
    const share = await this.find(token);
    const place = /^(?:[1-9]|1[0-9]|20)$/.test(number) ? Number(number) : 0;
    const chosen = share.draft.credentials[place - 1];
    if (chosen?.fields !== 'whole') throw new DomainError('share.unknown');
    const credential = await this.credentials.get(chosen.id);
    if (credential.contestedAt) throw new DomainError('share.unknown');
    await this.note(share, { what, number: place });
    return credential;
  }

  private async find(token: string): Promise<StoredShare> {
    const share = isToken(token)
      ? await this.store.findOpen(hashOfToken(token), this.clock.now())
      : undefined;
    if (!share) throw new DomainError('share.unknown');
    return share;
  }

  /** Before anything is shown. crash after it: the history names an opening that nobody saw. */
  private async note({ id }: StoredShare, opened: Opened): Promise<void> {
    if (!(await this.store.addAccess(id, opened, this.clock.now())))
      throw new DomainError('share.unknown');
  }
}
