import { Injectable } from '@nestjs/common';
import { openClaim } from '#domain/claim/open-claim.js';
import { DomainError } from '#domain/core/domain-error.js';
import type { Claim, Claims, NewClaim } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock, Ids } from '#platform/clock.js';
import { Idempotency } from '#platform/idempotency/idempotency.js';
import { isVisible, viewClaim } from './claim-file.js';
import { ClaimFiles } from './claim-files.service.js';
import type { ClaimRecord } from './claim-record.js';
import { ClaimsStore } from './claims.store.js';
import { personOf } from './person-of.js';

/** Opening claims and looking at them. */
@Injectable()
export class ClaimsService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly store: ClaimsStore,
    private readonly files: ClaimFiles,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Refuses what groundsOf and openClaim refuse, and `claim.duplicate-open`. */
  async open(body: NewClaim, me: Account, key: string | undefined): Promise<Claim> {
    const personId = personOf(me);
    const openedAt = this.clock.now();
    const request = { accountId: me.id, key, operation: 'claims.open', body };
    return this.idempotency.once(request, async (m) => {
      const { standard, experiences } = await this.files.groundsOf(personId, body, m);
      const kinds = experiences.flatMap(({ evidence }) => evidence.map(({ kind }) => kind));
      openClaim(standard.content.value, body.level, kinds);
      const claim: ClaimRecord = {
        id: this.ids.next(),
        personId,
        standard: body.standard,
        level: body.level,
        state: 'documented',
        openedAt,
        experiences: body.experiences,
        assessments: [],
      };
      if (!(await this.store.add(claim, m))) throw new DomainError('claim.duplicate-open');
      const event = { claimId: claim.id, command: 'open', to: claim.state } as const;
      await this.store.record({ ...event, accountId: me.id, at: openedAt }, m);
      return viewClaim(await this.files.fileOf(claim, m), me);
    });
  }

  /** Refuses `claim.unknown` also for a claim that is not the viewer's to know. */
  async find(claimId: string, me: Account): Promise<Claim> {
    const file = await this.files.find(claimId);
    if (!isVisible(file.claim, me)) throw new DomainError('claim.unknown');
    return viewClaim(file, me);
  }

  /** Officers see all claims, others those in which they are candidate or assessor. */
  async list(me: Account): Promise<Claims> {
    const claims = me.roles.includes('officer')
      ? await this.store.all()
      : await this.store.concerning(personOf(me));
    return this.viewAll(claims, me);
  }

  /** Claims that wait for the judgement of the signed-in assessor. */
  async queue(me: Account): Promise<Claims> {
    return this.viewAll(await this.store.waitingFor(personOf(me)), me);
  }

  private async viewAll(claims: readonly ClaimRecord[], me: Account): Promise<Claims> {
    const files = await this.files.filesOf(claims);
    return { items: files.map((file) => viewClaim(file, me)) };
  }
}
