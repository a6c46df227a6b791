import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type {
  Access,
  NewShare,
  Share,
  ShareAccesses,
  SharedPage,
  Shares,
} from '#domain/generated/schemas.js';
import { checkShare } from '#domain/sharing/check-share.js';
import type { Account } from '#platform/auth/account.js';
import { Clock } from '#platform/clock.js';
import { HUB_CONFIG, type HubConfig } from '../hub.config.js';
import { SharedPages } from './shared-pages.service.js';
import { ShareChance } from './share-chance.js';
import { hashOfToken } from './share-token.js';
import { SharesStore, type StoredShare } from './shares.store.js';

/** What a holder does with their links. */
@Injectable()
export class SharesService {
  constructor(
    private readonly store: SharesStore,
    private readonly pages: SharedPages,
    private readonly clock: Clock,
    private readonly chance: ShareChance,
    @Inject(HUB_CONFIG) private readonly config: HubConfig,
  ) {}

  /** The page as the link would show it. Refuses what making it would refuse. */
  async preview(draft: NewShare, me: Account): Promise<SharedPage> {
    checkShare(draft, 0, this.clock.now());
    return this.pages.composeNew(draft, holderOf(me));
  }

  /** Refuses `credential.unknown` for somebody else's credential, `credential.contested`, and what `checkShare` refuses. */
  async make(draft: NewShare, me: Account): Promise<Share> {
    const personId = holderOf(me);
    const now = this.clock.now();
    await this.pages.composeNew(draft, personId);
    const { id, token } = this.chance.next();
    const share = { id, personId, draft, madeAt: now };
    await this.store.atomically(async (m) => {
      checkShare(draft, await this.store.countOpen(personId, now, m), now);
      // crash before the commit: there is no link; after: it is there, and whoever lost the answer
      // revokes it, as nobody can be told the token again
      await this.store.add(share, hashOfToken(token), m);
    });
    return { ...viewOf({ ...share, opened: 0 }), url: `${this.config.publicUrl}/s/${token}` };
  }

  async list(me: Account): Promise<Shares> {
    return { items: (await this.store.ofPerson(holderOf(me))).map(viewOf) };
  }

  async page(id: string, me: Account): Promise<SharedPage> {
    const { draft, personId } = await this.find(id, me);
    return this.pages.compose(draft, personId);
  }

  async accesses(id: string, me: Account): Promise<ShareAccesses> {
    await this.find(id, me);
    return { items: await this.store.accesses(id) };
  }

  /** Openings of all links of a person, the newest first. */
  async openingsOf(personId: string, limit: number): Promise<readonly Access[]> {
    const openings = await this.store.accessesOfPerson(personId, limit);
    return openings.map(({ at, what, shareId, purpose, recipient }) => ({
      ...{ at, kind: 'link-opened', shareId, what, purpose },
      ...(recipient !== undefined && { recipient }),
    }));
  }

  /** Final; asked again it changes nothing. */
  async revoke(id: string, me: Account): Promise<Share> {
    await this.find(id, me);
    await this.store.revoke(id, this.clock.now());
    return viewOf(await this.find(id, me));
  }

  private async find(id: string, me: Account): Promise<StoredShare> {
    const share = await this.store.findOfPerson(id, holderOf(me));
    if (!share) throw new DomainError('share.unknown');
    return share;
  }
}

function viewOf(share: Omit<StoredShare, 'personId'>): Share {
  const { id, draft, madeAt, revokedAt, opened, lastOpenedAt } = share;
  return {
    id,
    ...draft,
    madeAt: madeAt.toISOString(),
    opened,
    ...(revokedAt && { revokedAt: revokedAt.toISOString() }),
    ...(lastOpenedAt && { lastOpenedAt: lastOpenedAt.toISOString() }),
  };
}

function holderOf({ personId }: Account): string {
  if (personId === undefined) throw new DomainError('person.required');
  return personId;
}
