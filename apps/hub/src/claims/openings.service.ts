import { Injectable } from '@nestjs/common';
import { checkPractice } from '#domain/claim/check-practice.js';
import { documentClaim } from '#domain/claim/document-claim.js';
import { identifyClaim } from '#domain/claim/identify-claim.js';
import { openClaim } from '#domain/claim/open-claim.js';
import { DomainError } from '#domain/core/domain-error.js';
import type { Claim, NewClaim } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Ids } from '#platform/clock.js';
import { CertificationsService } from './certifications.service.js';
import { ClaimCommands } from './claim-commands.service.js';
import { viewClaim } from './claim-file.js';
import { ClaimFiles } from './claim-files.service.js';
import type { ClaimRecord } from './claim-record.js';
import { ClaimsStore } from './claims.store.js';
import { kindsOf } from './kinds-of.js';
import { personOf } from './person-of.js';

/** Opening claims: for something new, or to renew what comes to its end. */
@Injectable()
export class OpeningsService {
  constructor(
    private readonly commands: ClaimCommands,
    private readonly store: ClaimsStore,
    private readonly files: ClaimFiles,
    private readonly certifications: CertificationsService,
    private readonly ids: Ids,
  ) {}

  /**
   * Opens a claim: with experiences it is documented at once, without it is identified. Refuses
   * `claim.consent-missing`, what CertificationsService.renewal, groundsOf, documentClaim and
   * openClaim refuse, and `claim.duplicate-open`.
   */
  async open(body: NewClaim, me: Account, key: string | undefined): Promise<Claim> {
    if (!body.consent) throw new DomainError('claim.consent-missing');
    const personId = personOf(me);
    return this.commands.once({ command: 'open', body, me, key }, async (openedAt, m) => {
      const { level, renews } = body;
      const { standard, experiences } = await this.files.groundsOf(personId, body, m);
      const renewal =
        renews === undefined ? undefined : await this.certifications.renewal(renews, body, me, m);
      if (body.experiences) {
        documentClaim(experiences);
        if (renewal) checkPractice(experiences, renewal.since);
        openClaim(standard.content.value, level, kindsOf(experiences));
      } else identifyClaim(standard.content.value, level);
      const claim: ClaimRecord = {
        id: this.ids.next(),
        personId,
        standard: body.standard,
        level,
        state: body.experiences ? 'documented' : 'identified',
        openedAt,
        consentedAt: openedAt,
        ...(renewal && { renewal }),
        experiences: body.experiences ?? [],
        assessments: [],
        events: [],
        notes: [],
      };
      if (!(await this.store.add(claim, m))) throw new DomainError('claim.duplicate-open');
      const event = { claimId: claim.id, command: 'open', to: claim.state } as const;
      await this.store.record({ ...event, accountId: me.id, at: openedAt }, m);
      return viewClaim(await this.files.find(claim.id, m), me);
    });
  }
}
